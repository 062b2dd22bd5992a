import type { EcgRecord, LeadSignal } from '../../model/record.ts';
import { createPaperPictureMap } from '../create-paper-picture-map.ts';
import type { RenderedPage } from '../render-page.ts';
import type { RenderedLead, RenderTruth } from '../render-truth.ts';
import type { PixelMap } from './pixel-map.ts';
import type { WornPage } from './wear-fresh-page.ts';
import { wearPath } from './wear-path.ts';

/** Samples whose time differs from the edge of a region by less than this many steps stand on it. */
const edgeSlack = 1e-6;

/** The truth of a clean page carried to its worn picture. */
export function carryTruth(truth: RenderTruth, { image, map }: WornPage): RenderedPage {
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
function hideLostSamples(truth: RenderTruth, map: PixelMap): EcgRecord {
  const { record, regions } = truth;
  const leads = record.leads.map((signal) => {
    // A lead that is drawn twice is lost only where neither is to be seen.
    const samples = new Float32Array(signal.samples.length).fill(Number.NaN);
    for (const region of regions) {
      if (region.lead === signal.lead) keepSeen({ signal, region, samples }, truth, map);
    }
    return { ...signal, samples };
  });
  return { ...record, leads };
}

interface KeptLead {
  readonly signal: LeadSignal;
  readonly region: RenderedLead;
  /** Into this. */
  readonly samples: Float32Array;
}

function keepSeen({ signal, region, samples: kept }: KeptLead, truth: RenderTruth, map: PixelMap) {
  const { columnX, columnY, column0, rowX, rowY, row0 } = truth.paperToSource;
  const { samplingFrequency } = truth.record;
  const { paperSpeed } = truth;
  const { samples } = signal;
  const { left, start, baseline } = region;
  const height = region.inverted ? -region.gain : region.gain;
  const point = new Float64Array(2);
  const first = Math.max(0, Math.ceil(start * samplingFrequency - edgeSlack));
  const end = Math.min(samples.length, Math.ceil(region.end * samplingFrequency - edgeSlack));
  for (let index = first; index < end; index++) {
    const x = left + (index / samplingFrequency - start) * paperSpeed;
    const y = baseline - height * samples[index]!;
    const isSeen = map.toWorn(columnX * x + columnY * y + column0, rowX * x + rowY * y + row0, point);
    if (isSeen) kept[index] = samples[index]!;
  }
}
