import type { FloatImage } from '../../model/image.ts';
import type { FlatPage, LeadTrace } from '../../model/page.ts';
import { followStroke, type StrokeEnd } from './follow-stroke.ts';

/** Two strokes of one wave stand this far apart (mm) at most where they are lost. */
const widestHole = 4;
/** Narrower holes (mm) are breaks of one stroke. */
const leastHole = 0.4;
/** Both strokes were read about as far: to heights that differ by at most this part of what the tip is beyond. */
const mostUneven = 0.5;
/** A tip lies at least, and at most, so far (mm) beyond the ends of the strokes that were read. */
const nearestTip = 2;
const farthestTip = 60;
/** Where both strokes meet the ink is this dark, and paper or another stroke follows. */
const tipInk = 0.55;
const inkBeyond = 0.4;
/** Lengths (mm) of the tip and of what follows it that are looked at. */
const tipLength = 0.6;
/** A tip stands at least this part of the hole within it, and this far (mm): nearer it is a break of one stroke. */
const within = { part: 0.15, length: 0.2 } as const;
/** Tips of one place (mm). */
const sameTip = 1;
/** Confidence of what is read by weak ink, and how far (mm) it may be wrong. */
const weakConfidence = 0.2;
const weakDoubt = 1;

/**
 * Reads tall narrow waves whose strokes are too weak to be ink, as thin pens draw them on dark grids: in a hole of the trace
 * the nearest dark tip, above or below, to which weak strokes lead from both sides of the hole.
 */
export function reachTips(
  trace: LeadTrace,
  flat: Pick<FlatPage, 'ink' | 'left' | 'top' | 'pixelsPerMillimetre'>,
): LeadTrace {
  const scale = flat.pixelsPerMillimetre;
  const columnAt = (i: number) => Math.round((trace.start + i * trace.step - flat.left) * scale);
  const endAt = (i: number): StrokeEnd => ({ column: columnAt(i), row: Math.round((trace.y[i]! - flat.top) * scale) });
  const read = {
    ...trace,
    y: trace.y.slice(),
    confidence: trace.confidence.slice(),
    ...(trace.doubt ? { doubt: trace.doubt.slice() } : {}),
  };
  let last = -1;
  for (let i = 0; i < trace.y.length; i++) {
    if (Number.isNaN(trace.y[i]!)) continue;
    const hole = (i - last - 1) * trace.step;
    const wave =
      last >= 0 && hole >= leastHole && hole <= widestHole ? findWave(flat.ink, [endAt(last), endAt(i)], scale) : null;
    if (wave !== null) {
      const rows = rowsOfWave(wave);
      for (let k = last + 1; k < i; k++) {
        const row = rows[columnAt(k) - wave.ends[0].column];
        if (row === undefined || Number.isNaN(row)) continue;
        read.y[k] = flat.top + row / scale;
        read.confidence[k] = weakConfidence;
        if (read.doubt) read.doubt[k] = weakDoubt;
      }
    }
    last = i;
  }
  return read;
}

/** The two strokes of a wave, from the ends of a hole to their common tip: a column for each row. */
interface Wave {
  readonly ends: readonly [StrokeEnd, StrokeEnd];
  readonly tip: StrokeEnd;
  readonly strokes: readonly [Int32Array, Int32Array];
}

function findWave(ink: FloatImage, ends: readonly [StrokeEnd, StrokeEnd], scale: number): Wave | null {
  const tips = ([1, -1] as const).flatMap((outward) => listTips(ink, { ends, outward }, scale));
  const reachOf = (tip: StrokeEnd) => Math.abs(tip.row - (ends[0].row + ends[1].row) / 2);
  for (const tip of tips.sort((one, other) => reachOf(one) - reachOf(other))) {
    const beyond = Math.min(...ends.map(({ row }) => Math.abs(tip.row - row)));
    if (Math.abs(ends[0].row - ends[1].row) > mostUneven * beyond) continue;
    const left = followStroke(ink, [ends[0], tip], { scale });
    const right = left === null ? null : followStroke(ink, [ends[1], tip], { scale });
    if (left !== null && right !== null) return { ends, tip, strokes: [left, right] };
  }
  return null;
}

/** Dark ends of ink above or below a hole, the nearest first. */
function listTips(
  ink: FloatImage,
  { ends, outward }: { readonly ends: readonly [StrokeEnd, StrokeEnd]; readonly outward: 1 | -1 },
  scale: number,
): StrokeEnd[] {
  const from = Math.max(ends[0].row * outward, ends[1].row * outward) + Math.round(nearestTip * scale);
  const length = Math.round(tipLength * scale);
  const tips: StrokeEnd[] = [];
  const width = ends[1].column - ends[0].column;
  const margin = Math.ceil(Math.max(within.length * scale, within.part * width));
  for (let depth = from; depth <= from + farthestTip * scale; depth++) {
    let best: { readonly column: number; readonly drop: number } | null = null;
    for (let column = ends[0].column + margin; column <= ends[1].column - margin; column++) {
      const [inside, beyond] = [
        meanInk(ink, { column, depth, outward, length: -length }),
        meanInk(ink, { column, depth: depth + 2, outward, length }),
      ];
      if (inside < tipInk || beyond > inkBeyond) continue;
      if (best === null || inside - beyond > best.drop) best = { column, drop: inside - beyond };
    }
    if (best === null) continue;
    const row = depth * outward;
    if (tips.length > 0 && Math.abs(tips.at(-1)!.row - row) <= sameTip * scale)
      tips[tips.length - 1] = { column: best.column, row };
    else tips.push({ column: best.column, row });
  }
  return tips;
}

/** Mean over rows from a depth on of the darkest ink beside a column. */
function meanInk(
  { width, height, data }: FloatImage,
  { column, depth, outward, length }: Readonly<Record<'column' | 'depth' | 'outward' | 'length', number>>,
): number {
  let sum = 0;
  for (let n = 0; n < Math.abs(length); n++) {
    const row = (depth + n * Math.sign(length)) * outward;
    if (row < 0 || row >= height) continue;
    let darkest = 0;
    for (let u = Math.max(0, column - 1); u <= Math.min(width - 1, column + 1); u++) {
      darkest = Math.max(darkest, data[row * width + u]!);
    }
    sum += darkest;
  }
  return sum / Math.abs(length);
}

/** From the one end to the other the middle of the stroke's rows in each column, at the tip its end; NaN where it has none. */
function rowsOfWave({ ends, tip, strokes }: Wave): Float32Array {
  const first = ends[0].column;
  const last = ends[1].column;
  const sums = new Float32Array(last - first + 1);
  const counts = new Float32Array(last - first + 1);
  for (const [side, stroke] of strokes.entries()) {
    const { row } = ends[side]!;
    const step = tip.row >= row ? 1 : -1;
    for (const [n, column] of stroke.entries()) {
      const inside =
        side === 0 ? Math.min(Math.max(column, first), tip.column) : Math.max(Math.min(column, last), tip.column);
      sums[inside - first]! += row + n * step;
      counts[inside - first]! += 1;
    }
  }
  const rows = sums.map((sum, k) => sum / counts[k]!);
  rows[tip.column - first] = tip.row;
  return rows;
}
