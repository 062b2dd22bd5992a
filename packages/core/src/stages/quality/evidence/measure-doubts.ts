import type { LeadTrace, SignalledPage } from '../../../model/page.ts';

/** What may make one sample of a trace wrong; each is 0 where nothing speaks against it, and grows with doubt. */
export const sampleDoubts = [
  'faint',
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

/** A mark farther from the trace than this is another line's; the line's own blurred mark reaches less far (mm). */
const ownReach = 0.8;
/** Marks farther away than this do not lead a trace astray (mm). */
const rivalReach = 12;
/** Other traces nearer than this are a danger: their lines touch or cross (mm). */
const crowdReach = 3;
/** Ink farther from the trace than this is not its line's (mm). */
const inkReach = 1;
/** Beside the end of a lead (mm) its trace may be a separator, a step to the next lead or a calibration pulse. */
const edgeReach = 1.5;
/** Slopes are measured over this many millimetres to either side. */
const slopeReach = 0.25;
/** Second differences are measured over this many millimetres to either side: shorter than any wave of a heart. */
const roughReach = 0.375;

/** The doubts about every sample of a trace, from the flat page and the other traces. */
export function measureDoubts(page: SignalledPage, trace: LeadTrace): TraceDoubts {
  const count = trace.y.length;
  const doubts = Object.fromEntries(sampleDoubts.map((name) => [name, new Float32Array(count)])) as Record<
    SampleDoubt,
    Float32Array
  >;
  const region = page.layout.regions[trace.region]!;
  const others = page.traces.filter((other) => other !== trace);
  for (let i = 0; i < count; i++) {
    const y = trace.y[i]!;
    if (Number.isNaN(y)) continue;
    const x = trace.start + i * trace.step;
    doubts.faint[i] = 1 - Math.min(1, trace.confidence[i]! || 0);
    const neighbours = others.map((other) => heightAt(other, x)).filter((height) => !Number.isNaN(height));
    const nearest = neighbours.reduce((least, height) => Math.min(least, Math.abs(height - y)), Infinity);
    doubts.crowded[i] = Math.max(0, 1 - nearest / crowdReach);
    const { own, rival } = readMarks(page, { x, y, neighbours });
    doubts.unmarked[i] = 1 - own;
    doubts.rival[i] = rival;
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

function heightAt(trace: LeadTrace, x: number): number {
  return trace.y[Math.round((x - trace.start) / trace.step)] ?? Number.NaN;
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Heights of the other traces at x. */
  readonly neighbours: readonly number[];
}

/** The network's mark on the trace, and the strongest one near it that no other trace explains; 1 and 0 without a network. */
function readMarks(page: SignalledPage, { x, y, neighbours }: Place): { own: number; rival: number } {
  const { lines } = page.flat;
  if (lines === undefined) return { own: 1, rival: 0 };
  const { left, top, pixelsPerMillimetre: scale, marks } = lines;
  const column = Math.round((x - left) * scale * 2 + 0.5);
  if (column < 0 || column >= marks.width) return { own: 0, rival: 0 };
  const centre = (y - top) * scale;
  const first = Math.max(0, Math.ceil(centre - rivalReach * scale));
  const last = Math.min(marks.height - 1, Math.floor(centre + rivalReach * scale));
  let [own, rival] = [0, 0];
  for (let v = first; v <= last; v++) {
    const mark = marks.data[v * marks.width + column]!;
    const distance = Math.abs(v - centre) / scale;
    if (distance <= ownReach) own = Math.max(own, mark);
    else if (mark > rival && !neighbours.some((height) => Math.abs((height - top) * scale - v) / scale <= ownReach)) {
      rival = Math.max(rival, mark * (1 - distance / rivalReach));
    }
  }
  return { own: Math.min(1, own), rival: Math.min(1, rival) };
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
