import type { LeadTrace, SignalledPage } from '../../../model/page.ts';
import { type MarkedLines, markLines, readMarks } from './read-marks.ts';

/** What may make one sample of a trace wrong; each is 0 where nothing speaks against it, and grows with doubt. */
export const sampleDoubts = [
  'faint',
  'unsettled',
  'unmarked',
  'rival',
  'steep',
  'crowded',
  'bare',
  'offCentre',
  'hidden',
  'rough',
  'edge',
] as const;
export type SampleDoubt = (typeof sampleDoubts)[number];
export type TraceDoubts = Readonly<Record<SampleDoubt, Float32Array>>;

/** Other traces nearer than this are a danger: their lines touch or cross (mm). */
const crowdReach = 3;
/** Ink farther from the trace than this is not its line's (mm). */
const inkReach = 1;
/** Beside the end of a lead (mm) its trace may be a separator, a step to the next lead or a calibration pulse. */
const edgeReach = 1.5;
/** An error (mm) that the line network expects counts one when it is as large as this; without the network it may be this. */
const smallDoubt = 0.02;
const unrefinedDoubt = 0.3;
/** Slopes are measured over this many millimetres to either side. */
const slopeReach = 0.25;
/** Second differences are measured over this many millimetres to either side: shorter than any wave of a heart. */
const roughReach = 0.375;

/** The doubts about every sample of each trace of a page, from the flat page and the other traces. */
export function measureDoubts(page: SignalledPage): TraceDoubts[] {
  const lines = page.flat.lines === undefined ? null : markLines(page.flat.lines);
  return page.traces.map((trace) => doubtTrace(page, trace, lines));
}

function doubtTrace(page: SignalledPage, trace: LeadTrace, lines: MarkedLines | null): TraceDoubts {
  const count = trace.y.length;
  const fill = () => new Float32Array(count);
  const doubts = Object.fromEntries(sampleDoubts.map((name) => [name, fill()])) as Record<SampleDoubt, Float32Array>;
  const region = page.layout.regions[trace.region]!;
  const neighbours = page.traces.filter((other) => other !== trace).map((other) => heightsAlong(other, trace));
  const marks = readMarks(lines, trace, neighbours);
  for (let i = 0; i < count; i++) {
    const y = trace.y[i]!;
    if (Number.isNaN(y)) continue;
    const x = trace.start + i * trace.step;
    doubts.faint[i] = 1 - Math.min(1, trace.confidence[i]! || 0);
    doubts.unsettled[i] = Math.log2(1 + (trace.doubt?.[i] ?? unrefinedDoubt) / smallDoubt);
    doubts.crowded[i] = Math.max(0, 1 - distanceToNearest(neighbours, i, y) / crowdReach);
    doubts.unmarked[i] = 1 - marks.own[i]!;
    doubts.rival[i] = marks.rival[i]!;
    const slope = difference(trace, i, slopeReach) / (2 * slopeReach);
    doubts.steep[i] = Math.log2(1 + Math.abs(slope));
    const ink = readInk(page, x, y);
    doubts.bare[i] = 1 - ink.cover;
    doubts.offCentre[i] = ink.distance;
    doubts.hidden[i] = 1 - readReliability(page, x, y);
    const end = Math.min(x - region.left, region.right - x);
    doubts.edge[i] = Math.min(1, Math.max(0, 1 - end / edgeReach));
    doubts.rough[i] = Math.log2(1 + bend(trace, i) / roughScale);
  }
  return doubts;
}

/** A bend of this many millimetres counts one. */
const roughScale = 0.1;

function bend(trace: LeadTrace, i: number): number {
  const reach = Math.max(1, Math.round(roughReach / trace.step));
  const before = trace.y[Math.max(0, i - reach)]!;
  const after = trace.y[Math.min(trace.y.length - 1, i + reach)]!;
  const value = Math.abs(before + after - 2 * trace.y[i]!);
  return Number.isNaN(value) ? 0 : value;
}

function difference(trace: LeadTrace, i: number, distance: number): number {
  const reach = Math.max(1, Math.round(distance / trace.step));
  const value = trace.y[Math.min(trace.y.length - 1, i + reach)]! - trace.y[Math.max(0, i - reach)]!;
  return Number.isNaN(value) ? 0 : value;
}

/** Heights of another trace at the samples of this one; NaN where it has none. */
function heightsAlong(other: LeadTrace, trace: LeadTrace): Float32Array {
  const heights = new Float32Array(trace.y.length).fill(Number.NaN);
  for (let i = 0; i < heights.length; i++) {
    const k = Math.round((trace.start + i * trace.step - other.start) / other.step);
    if (k >= 0 && k < other.y.length) heights[i] = other.y[k]!;
  }
  return heights;
}

function distanceToNearest(neighbours: readonly Float32Array[], i: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const heights of neighbours) {
    const distance = Math.abs(heights[i]! - y);
    // False where there is no height.
    if (distance < nearest) nearest = distance;
  }
  return nearest;
}

/** Cover of the ink on the trace, and the distance (mm) to the middle of the ink around it. */
function readInk(page: SignalledPage, x: number, y: number): { cover: number; distance: number } {
  const { left, top, pixelsPerMillimetre: scale, ink } = page.flat;
  const column = Math.round((x - left) * scale);
  const centre = (y - top) * scale;
  if (column < 0 || column >= ink.width) return { cover: 0, distance: inkReach };
  const first = Math.max(0, Math.ceil(centre - inkReach * scale));
  const last = Math.min(ink.height - 1, Math.floor(centre + inkReach * scale));
  let [cover, sum, weighted] = [0, 0, 0];
  for (let v = first; v <= last; v++) {
    const value = ink.data[v * ink.width + column]!;
    if (Math.abs(v - centre) <= 1) cover = Math.max(cover, value);
    sum += value;
    weighted += value * (v - centre);
  }
  return {
    cover: Math.min(1, cover),
    distance: sum > 0 ? Math.min(inkReach, Math.abs(weighted / sum) / scale) : inkReach,
  };
}

function readReliability(page: SignalledPage, x: number, y: number): number {
  const { left, top, pixelsPerMillimetre: scale, reliability } = page.flat;
  const column = Math.round((x - left) * scale);
  const row = Math.round((y - top) * scale);
  if (column < 0 || column >= reliability.width || row < 0 || row >= reliability.height) return 0;
  return reliability.data[row * reliability.width + column]! / 255;
}
