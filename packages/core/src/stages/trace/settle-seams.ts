import type { LeadTrace } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';

/** A trace is calm where it stays within this height (mm) over this length (mm): QRS complexes climb ten times as steeply. */
const calmHeight = 0.6;
const calmLength = 0.5;
/** A tick and the shade around it reach at most this far (mm) from the seam. */
const farthest = 0.9;
/** Nearer than this (mm), and lower than this (mm), it is the width of the pen. */
const nearest = 0.1;
const leastExcursion = 0.6;
/** Ticks stand at every seam of a page, QRS complexes at few: at least this part of all ends, and this many. */
const leastShare = 0.4;
const leastEnds = 4;
/** A tick shows on both sides of its seam, a beat that the seam cuts on one: at least this part is on the rarer side. */
const rarerSide = 0.25;
/** The trace goes on along its slope for about this length (mm), then level. */
const slopeReach = 0.2;
/** Confidence of what is carried on. */
const carriedOn = 0.2;

/** The end of a trace that another lead follows without a gap, or its start. */
interface SeamEnd {
  readonly trace: number;
  /** Index of the sample at the seam, and the way into the trace. */
  readonly seam: number;
  readonly inward: 1 | -1;
}

/**
 * Between two leads of a row some pages draw a tick, and the pen of others jumps from the one to the other. Where most
 * seams of a page show such a stroke, the traces end where they are last calm, and are carried on to the seam from there.
 */
export function settleSeams(traces: readonly LeadTrace[], regions: readonly LeadRegion[]): readonly LeadTrace[] {
  const ends = findSeamEnds(traces, regions);
  const strokes = ends.flatMap((end) => {
    const reach = strokeReach(traces[end.trace]!, end);
    return reach === null ? [] : [{ ...end, reach }];
  });
  if (strokes.length < Math.max(leastEnds, leastShare * ends.length)) return traces;
  const starts = strokes.filter(({ inward }) => inward === 1).length;
  if (Math.min(starts, strokes.length - starts) < rarerSide * strokes.length) return traces;
  const settled = traces.map((trace) => ({ ...trace, y: trace.y.slice(), confidence: trace.confidence.slice() }));
  for (const stroke of strokes) carryOn(settled[stroke.trace]!, stroke);
  return settled;
}

function findSeamEnds(traces: readonly LeadTrace[], regions: readonly LeadRegion[]): SeamEnd[] {
  const meet = (a: number, b: number) => Math.abs(a - b) < nearest;
  return traces.flatMap((trace, index): SeamEnd[] => {
    const region = regions[trace.region]!;
    const neighbours = regions.filter((other) => other !== region && other.row === region.row);
    const at = (x: number) => Math.min(trace.y.length - 1, Math.max(0, Math.round((x - trace.start) / trace.step)));
    return [
      ...(neighbours.some((other) => meet(other.right, region.left))
        ? [{ trace: index, seam: at(region.left), inward: 1 as const }]
        : []),
      ...(neighbours.some((other) => meet(other.left, region.right))
        ? [{ trace: index, seam: at(region.right), inward: -1 as const }]
        : []),
    ];
  });
}

/** Samples from the seam to where the trace is calm, if it was elsewhere before; null where it is calm, or never is. */
function strokeReach({ y, step }: LeadTrace, { seam, inward }: SeamEnd): number | null {
  const length = Math.round(calmLength / step);
  for (let d = 0; d <= farthest / step; d++) {
    let [least, most] = [Infinity, -Infinity];
    for (let n = 0; n <= length; n++) {
      const value = y[seam + inward * (d + n)] ?? Number.NaN;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    // Comparisons with NaN are false: a hole is not calm.
    if (!(most - least <= calmHeight)) continue;
    const calm = y[seam + inward * d]!;
    let excursion = 0;
    for (let n = 0; n < d; n++) {
      const away = Math.abs(y[seam + inward * n]! - calm);
      if (away > excursion) excursion = away;
    }
    return d * step > nearest && excursion >= leastExcursion ? d : null;
  }
  return null;
}

function carryOn(
  trace: { readonly y: Float32Array; readonly confidence: Float32Array; readonly step: number },
  { seam, inward, reach }: SeamEnd & { readonly reach: number },
): void {
  const { y, confidence, step } = trace;
  const length = Math.round(calmLength / step);
  const from = seam + inward * reach;
  const slope = (y[from]! - y[from + inward * length]!) / length;
  const damping = slopeReach / step;
  // Beyond the seam the trace holds at most a sample more.
  for (let n = 1; n <= reach + 2; n++) {
    const k = from - inward * n;
    if (k < 0 || k >= y.length) break;
    y[k] = y[from]! + slope * damping * (1 - Math.exp(-n / damping));
    confidence[k] = carriedOn;
  }
}
