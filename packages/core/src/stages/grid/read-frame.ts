import { fullInk } from '../../image/ink-level.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { type InkComponents, labelRuns } from '../../image/label-runs.ts';
import { median } from '../../signal/median.ts';
import { type AgreedPulses, choosePulses } from './choose-pulses.ts';
import { findFaintPulses } from './find-faint-pulses.ts';
import { type FreePulse, findFreePulses } from './find-free-pulses.ts';
import { findTraceRows, type TraceRow } from './find-trace-rows.ts';
import type { GridlessFrame } from './gridless-frame.ts';
import { joinPieces } from './join-pieces.ts';
import { judgeTraceRows, keepDrawnRows, type TraceRowEvidence } from './judge-trace-rows.ts';
import { refinePulse } from './refine-pulse.ts';
import { toCover } from './to-cover.ts';

/** Rows and pulses of a page without a grid, in pixels of the frame. */
export interface FrameReading {
  readonly evidence: TraceRowEvidence;
  /** Null: there are none. */
  readonly agreed: AgreedPulses | null;
  /** Width of the drawn line. */
  readonly pen: number;
}

/** Ink that counts as drawn (part of full ink). */
const inkThreshold = 0.35;
/** Feet of a pulse are at most this part of its width. */
const mostFoot = 0.6;
/** Faint pulses are looked for from so far (part of the longer side: 45 mm of an A4 page) outside to so far inside of the rows. */
const faintReach = { outside: 0.15, inside: 0.04 } as const;
/** How near (pens) to where they are seen to end pulses have their feet. */
const footReach = { clear: 1, faint: 6 } as const;
/** Ink of an edge (part of full ink): a faint pulse is one where others like it stand under it, a lone one is broken at most. */
const contrasts = { faint: 0.04, lone: 0.3 } as const;
const leastFaint = 2;

export interface ReadFrameOptions {
  /** Pieces of traces that are this near (part of the longer side) to each other are one; null: only what touches is. */
  readonly gap: number | null;
}

/** What is drawn on the frame. Rows are measured once more when the pulses are known, without them. Null without rows. */
export function readFrame({ plane }: GridlessFrame, { gap }: ReadFrameOptions): FrameReading | null {
  const cover = toCover(plane, fullInk);
  const runs = inkRuns(cover, inkThreshold);
  const pieces = labelRuns(runs);
  const components = gap === null ? pieces : joinPieces(runs, pieces, { gap: gap * Math.max(runs.width, runs.height) });
  const { rows, pen } = findTraceRows(runs, components);
  const evidence = judgeTraceRows(rows);
  if (evidence === null) return null;
  // A row that goes on from its pulse begins before the others.
  const drawn = extentOf(keepDrawnRows(rows));
  const seen = findFreePulses(runs, pen);
  const isFaint = choosePulses(seen, drawn) === null;
  const found = isFaint ? faintPulses() : seen;
  const agreed = choosePulses(found, drawn);
  if (agreed === null) return { evidence, agreed, pen };
  const ignored = pulseComponents(components, agreed.pulses);
  const columns = besidePulses(agreed, evidence, [pen, runs.width - 1]);
  const again = judgeTraceRows(findTraceRows(runs, components, { ignored, columns }).rows) ?? evidence;
  const outer = agreed.pulses[0]!.right < (drawn.first + drawn.last) / 2 ? 'left' : 'right';
  const refined = agreed.pulses.map((pulse) =>
    refinePulse(cover, pulse, { pen, outer, footReach: footReach[isFaint ? 'faint' : 'clear'] }),
  );
  return { evidence: again, agreed: choosePulses(refined, again), pen };

  function faintPulses(): FreePulse[] {
    const side = Math.max(runs.width, runs.height);
    const [outside, inside] = [faintReach.outside * side, faintReach.inside * side];
    const zones = [
      { from: drawn.first - outside, to: drawn.first + inside },
      { from: drawn.last - inside, to: drawn.last + outside },
    ];
    const baselines = drawn.rows.map(({ baseline }) => baseline);
    const find = (leastContrast: number) => findFaintPulses(cover, runs, { pen, zones, baselines, leastContrast });
    const faint = find(contrasts.faint);
    return (choosePulses(faint, drawn)?.pulses.length ?? 0) >= leastFaint ? faint : find(contrasts.lone);
  }
}

function extentOf(rows: readonly TraceRow[]): Pick<TraceRowEvidence, 'rows' | 'first' | 'last'> {
  return { rows, first: median(rows.map(({ first }) => first)), last: median(rows.map(({ last }) => last)) };
}

/** Columns of the traces: those on the inner side of the pulses, clear of the stroke. */
function besidePulses(
  { pulses }: AgreedPulses,
  { first, last }: TraceRowEvidence,
  [pen, end]: readonly [number, number],
): readonly [number, number] {
  const middle = (first + last) / 2;
  if (pulses[0]!.right < middle) return [Math.ceil(Math.max(...pulses.map(({ right }) => right)) + pen), end];
  return [0, Math.floor(Math.min(...pulses.map(({ left }) => left)) - pen)];
}

/** Pieces of ink that are a pulse with its feet and no more. */
function pulseComponents(components: InkComponents, pulses: readonly FreePulse[]): Set<number> {
  const ignored = new Set<number>();
  for (const { left, right, top, foot } of pulses) {
    const reach = mostFoot * (right - left);
    for (let n = 0; n < components.left.length; n++) {
      if (components.left[n]! < left - reach || components.right[n]! > right + reach) continue;
      if (components.top[n]! <= Math.max(top, foot) && components.bottom[n]! >= Math.min(top, foot)) ignored.add(n);
    }
  }
  return ignored;
}
