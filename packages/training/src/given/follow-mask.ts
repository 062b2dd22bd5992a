import type { PixelPath } from '@einthoven/core/render';
import type { FlatLabels } from './flatten-labels.ts';

/** A pixel of which less than this is covered is no part of a trace. */
const leastCover = 50;
/** Traces of fewer columns are specks. */
const leastColumns = 16;

/** An unbroken stretch of a column that one trace covers; edges in rows, between pixels. */
interface Run {
  readonly owner: number;
  readonly top: number;
  readonly bottom: number;
  /** Mean row, by cover. */
  readonly middle: number;
}

interface OpenTrace {
  readonly firstColumn: number;
  readonly runs: Run[];
}

/**
 * Centre lines from what traces cover on the flat page: the middle of the mask in each column. Where a wave comes to a point
 * within a column, the pen went to half its width from the tip. Traces that one number marks and that touch are one.
 */
export function followMask({ traces, owners }: Pick<FlatLabels, 'traces' | 'owners'>): PixelPath[] {
  const done: OpenTrace[] = [];
  let open: OpenTrace[] = [];
  for (let column = 0; column < traces.width; column++) {
    const runs = listRuns(traces, owners, column);
    const next = open.flatMap((trace) => {
      const last = trace.runs.at(-1)!;
      const share = (run: Run) => Math.min(run.bottom, last.bottom) - Math.max(run.top, last.top);
      const best = runs
        .filter((run) => run.owner === last.owner && share(run) >= -1)
        .sort((a, b) => share(b) - share(a))[0];
      if (best === undefined) {
        done.push(trace);
        return [];
      }
      runs.splice(runs.indexOf(best), 1);
      trace.runs.push(best);
      return [trace];
    });
    open = [...next, ...runs.map((run) => ({ firstColumn: column, runs: [run] }))];
  }
  return [...done, ...open].filter(({ runs }) => runs.length >= leastColumns).map(toPath);
}

function listRuns({ width, height, data }: FlatLabels['traces'], owners: Uint8Array, column: number): Run[] {
  const runs: Run[] = [];
  let row = 0;
  while (row < height) {
    const owner = owners[row * width + column]!;
    let [sum, weighted] = [0, 0];
    const first = row;
    for (let k = row * width + column; row < height && data[k]! >= leastCover && owners[k] === owner; k += width) {
      sum += data[k]!;
      weighted += row * data[k]!;
      row++;
    }
    if (row === first) row++;
    else runs.push({ owner, top: first - 0.5, bottom: row - 0.5, middle: weighted / sum });
  }
  return runs;
}

function toPath({ firstColumn, runs }: OpenTrace): PixelPath {
  const heights = runs.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const pen = heights[Math.floor(heights.length / 2)]!;
  const rows = Float64Array.from(runs, (run, k) => {
    const [before, after] = [runs[k - 1], runs[k + 1]];
    if (before === undefined || after === undefined) return run.middle;
    const above = Math.min(before.top, after.top) - run.top;
    const below = run.bottom - Math.max(before.bottom, after.bottom);
    if (Math.max(above, below) < pen / 2) return run.middle;
    return above > below ? run.top + pen / 2 : run.bottom - pen / 2;
  });
  return { columns: Float64Array.from(runs, (_, k) => firstColumn + k), rows };
}
