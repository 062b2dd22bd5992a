import type { LeadName } from '../../../model/lead.ts';
import type { SignalledPage } from '../../../model/page.ts';
import type { LeadSignal } from '../../../model/record.ts';
import { lawResiduals } from '../law-residuals.ts';
import { measureDoubts, type SampleDoubt, sampleDoubts } from './measure-doubts.ts';
import { placeSamples } from './place-samples.ts';

/** What may make a whole page wrong; each is 0 where nothing speaks against it, and grows with doubt. */
export const pageDoubts = [
  'coarse',
  'hard',
  'lawBroken',
  'lawUnknown',
  'unsureLayout',
  'unsureScale',
  'uneven',
] as const;
export type PageDoubt = (typeof pageDoubts)[number];

/** What speaks for and against one lead. */
export interface LeadEvidence {
  readonly lead: LeadName;
  /** Finite part of the samples that the page should show, 0 to 1. */
  readonly coverage: number;
  /** Mean square of the samples, mV². */
  readonly meanSquare: number;
  /** mm/mV of each sample; NaN where it is missing. */
  readonly gains: Float32Array;
  /** Doubts about each sample of the record. */
  readonly doubts: Readonly<Record<SampleDoubt, Float32Array>>;
  /** Their means over the samples that were read. */
  readonly meanDoubts: Readonly<Record<SampleDoubt, number>>;
}

export interface PageEvidence {
  readonly leads: readonly LeadEvidence[];
  readonly page: Readonly<Record<PageDoubt, number>>;
}

/** Finer pictures than this (pixels a millimetre, 200 dpi) read no better for it. */
const finePicture = 8;
/** Grid lines this far (mm) from the smooth map count as one doubt. */
const unevenGrid = 0.1;

/** All that speaks for and against the signals of a page. It is what their expected errors are told from. */
export function measureEvidence(page: SignalledPage): PageEvidence {
  const ofTraces = measureDoubts(page);
  const leads = page.record.leads.map((lead) => describeLead(page, lead, ofTraces));
  const { einthoven, goldberger } = lawResiduals(page);
  const known = einthoven !== null || goldberger !== null;
  const resolution = Math.min(page.grid.pixelsPerMillimetreX, page.grid.pixelsPerMillimetreY);
  return {
    leads,
    page: {
      coarse: Math.max(0, Math.log2(finePicture / resolution)),
      hard: page.flat.lines?.needed ? 1 : 0,
      lawBroken: Math.min(1, Math.max(einthoven ?? 0, goldberger ?? 0)),
      lawUnknown: known ? 0 : 1,
      unsureLayout: 1 - page.layout.confidence,
      unsureScale: 1 - page.grid.scaleConfidence,
      uneven: Math.min(1, page.grid.residual / resolution / unevenGrid || 0),
    },
  };
}

function describeLead(
  page: SignalledPage,
  { lead, samples, start, end }: LeadSignal,
  ofTraces: readonly Readonly<Record<SampleDoubt, Float32Array>>[],
): LeadEvidence {
  const places = placeSamples(page, lead);
  const gains = new Float32Array(samples.length).fill(Number.NaN);
  /** The samples that were read, and of each the place on its trace. */
  const read = new Int32Array(samples.length);
  const position = new Int32Array(samples.length);
  let [found, squares] = [0, 0];
  for (let n = 0; n < samples.length; n++) {
    const trace = places.trace[n]!;
    if (Number.isNaN(samples[n]!) || trace < 0) continue;
    read[found] = n;
    position[found++] = Math.round(places.position[n]!);
    squares += samples[n]! ** 2;
    gains[n] = page.layout.regions[page.traces[trace]!.region]!.gain;
  }
  const doubts = {} as Record<SampleDoubt, Float32Array>;
  const sums = {} as Record<SampleDoubt, number>;
  for (const name of sampleDoubts) {
    const ofSamples = new Float32Array(samples.length).fill(Number.NaN);
    const along = ofTraces.map((trace) => trace[name]);
    let sum = 0;
    for (let m = 0; m < found; m++) {
      const n = read[m]!;
      const value = along[places.trace[n]!]![position[m]!]!;
      ofSamples[n] = value;
      sum += value;
    }
    doubts[name] = ofSamples;
    sums[name] = sum;
  }
  const expected = Math.max(1, Math.round((end - start) * page.record.samplingFrequency));
  const meanDoubts = Object.fromEntries(sampleDoubts.map((name) => [name, found === 0 ? 1 : sums[name] / found]));
  return {
    lead,
    coverage: Math.min(1, found / expected),
    meanSquare: found === 0 ? 0 : squares / found,
    gains,
    doubts,
    meanDoubts: meanDoubts as Record<SampleDoubt, number>,
  };
}
