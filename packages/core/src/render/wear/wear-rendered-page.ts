import type { EcgRecord, LeadSignal } from '../../model/record.ts';
import { createPaperPictureMap } from '../create-paper-picture-map.ts';
import type { RenderedPage } from '../render-page.ts';
import type { RenderedLead, RenderTruth } from '../render-truth.ts';
import type { PixelMap } from './pixel-map.ts';
import type { WearOptions } from './wear-options.ts';
import { wearPage } from './wear-page.ts';
import { wearPath } from './wear-path.ts';

/** Samples whose time differs from the edge of a region by less than this many steps stand on it. */
const edgeSlack = 1e-6;

/**
 * Wears a page just drawn and carries its truth along: `paperToPicture` and the centre lines lead to the worn picture,
 * with NaN where the page is torn off or out of the picture, and so does the record. Everything in millimetres stays,
 * and so does `paperToSource`: it leads to the picture before the wear, as does `clean`.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range.
 */
export function wearRenderedPage(page: RenderedPage, wear: WearOptions, seed: number): RenderedPage {
  const { truth } = page;
  const { dotsPerInch } = truth.options;
  const { image, map } = wearPage(page.image, { ...wear, dotsPerInch }, seed);
  const paperToPicture = createPaperPictureMap({ ...truth, crop: truth.options.crop }, map);
  const regions = truth.regions.map((region) => ({ ...region, centreLine: wearPath(region.centreLine, map) }));
  const worn: RenderTruth = {
    ...truth,
    width: image.width,
    height: image.height,
    paperToPicture,
    regions,
    record: hideLostSamples(truth, map),
  };
  return { image, truth: worn, clean: { truth, map } };
}

/** NaN where a sample is no longer to be seen. */
function hideLostSamples({ record, regions, paperToSource, paperSpeed }: RenderTruth, map: PixelMap): EcgRecord {
  const { columnX, columnY, column0, rowX, rowY, row0 } = paperToSource;
  const point = new Float64Array(2);
  const keepSeen = (signal: LeadSignal, region: RenderedLead, kept: Float32Array) => {
    const { samples } = signal;
    const first = Math.max(0, Math.ceil(region.start * record.samplingFrequency - edgeSlack));
    const end = Math.min(samples.length, Math.ceil(region.end * record.samplingFrequency - edgeSlack));
    for (let index = first; index < end; index++) {
      const x = region.left + (index / record.samplingFrequency - region.start) * paperSpeed;
      const y = region.baseline - (region.inverted ? -region.gain : region.gain) * samples[index]!;
      const isSeen = map.toWorn(columnX * x + columnY * y + column0, rowX * x + rowY * y + row0, point);
      if (isSeen) kept[index] = samples[index]!;
    }
  };
  const leads = record.leads.map((signal) => {
    // A lead that is drawn twice is lost only where neither is to be seen.
    const kept = new Float32Array(signal.samples.length).fill(Number.NaN);
    for (const region of regions) if (region.lead === signal.lead) keepSeen(signal, region, kept);
    return { ...signal, samples: kept };
  });
  return { ...record, leads };
}
