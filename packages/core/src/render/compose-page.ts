import type { EcgRecord } from '../model/record.ts';
import { millimetres, millimetresPerMillivolt, millimetresPerSecond, pixelsPerMillimetre } from '../units.ts';
import { createPaperPictureMap } from './create-paper-picture-map.ts';
import { filterRecord } from './filter-record.ts';
import { placePage } from './place-page.ts';
import { planPage } from './plan-page.ts';
import { type RenderOptions, renderOptionsSchema } from './render-options.ts';
import type { RenderTruth } from './render-truth.ts';
import { resolveOptions } from './resolve-options.ts';
import { selectDrawnRecord } from './select-drawn-record.ts';
import { traceLeads } from './trace-leads.ts';

const millimetresAnInch = 25.4;

/** Everything that a page shows and where, before anything is drawn. */
export function composePage(source: EcgRecord, renderOptions: RenderOptions): RenderTruth {
  const options = resolveOptions(renderOptionsSchema, renderOptions, 'render');
  const record = options.lowPass === null ? source : filterRecord(source, options.lowPass);
  const scale = options.dotsPerInch / millimetresAnInch;
  const plan = planPage(record, options);
  const { pageWidth, pageHeight } = plan;
  const placed = placePage({ ...options, pageWidth, pageHeight, pixelsPerMillimetre: scale });
  const { width, height, paperToSource, pose } = placed;
  const { paperSpeed } = options;
  return {
    width,
    height,
    template: options.template,
    pageWidth: millimetres(pageWidth),
    pageHeight: millimetres(pageHeight),
    penWidth: millimetres(options.penWidth),
    paperSpeed: millimetresPerSecond(paperSpeed),
    gain: millimetresPerMillivolt(options.gain),
    pixelsPerMillimetre: pixelsPerMillimetre(scale),
    pose,
    paperToSource,
    paperToPicture: createPaperPictureMap({ ...placed, pageWidth, pageHeight, crop: options.crop }, null),
    regions: traceLeads({ record, regions: plan.regions, paperToSource, pixelsPerMillimetre: scale, paperSpeed }),
    separators: plan.separators,
    pulses: plan.pulses,
    texts: plan.texts,
    decoys: plan.decoys,
    record: selectDrawnRecord(record, { plan, placed }, options),
    options,
  };
}
