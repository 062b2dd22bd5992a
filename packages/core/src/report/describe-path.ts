export interface PathOptions {
  /** Steps of the written coordinates; default 0.1. */
  readonly step?: number;
  /** Points nearer than this to the line between their neighbours are left out; default `step`. */
  readonly tolerance?: number;
}

/** So many points are left out in a row at most: small distances must not add up. */
const longestSkip = 12;

/**
 * The `d` of an SVG path through points (x, y, x, y …), with whole relative steps of `step`: the path is drawn in a group
 * scaled by `step`. Points that are NaN break the line; lines of a single point are left out.
 */
export function describePath(points: ArrayLike<number>, { step = 0.1, tolerance = step }: PathOptions = {}): string {
  let text = '';
  let run: number[] = [];
  for (let p = 0; p <= points.length; p += 2) {
    const [x, y] = [points[p] ?? Number.NaN, points[p + 1] ?? Number.NaN];
    if (!Number.isNaN(x + y)) {
      run.push(x, y);
      continue;
    }
    if (run.length > 2) text += describeRun(thinOut(run, tolerance), step);
    run = [];
  }
  return text;
}

function describeRun(points: readonly number[], step: number): string {
  let [column, row] = [Math.round(points[0]! / step), Math.round(points[1]! / step)];
  let text = `M${column} ${row}l`;
  for (let p = 2; p < points.length; p += 2) {
    const [nextColumn, nextRow] = [Math.round(points[p]! / step), Math.round(points[p + 1]! / step)];
    const [right, down] = [nextColumn - column, nextRow - row];
    // A minus sign parts numbers as well as a space does.
    text += `${p === 2 || right < 0 ? '' : ' '}${right}${down < 0 ? '' : ' '}${down}`;
    column = nextColumn;
    row = nextRow;
  }
  return text;
}

/** Without the points that a straight line says as well. */
function thinOut(points: readonly number[], tolerance: number): number[] {
  const kept = [points[0]!, points[1]!];
  let skipped = 0;
  for (let p = 2; p + 2 < points.length; p += 2) {
    const [fromX, fromY] = [kept.at(-2)!, kept.at(-1)!];
    const [alongX, alongY] = [points[p + 2]! - fromX, points[p + 3]! - fromY];
    const across = (points[p]! - fromX) * alongY - (points[p + 1]! - fromY) * alongX;
    const isOnLine = Math.abs(across) <= tolerance * 0.5 * Math.hypot(alongX, alongY);
    if (isOnLine && skipped < longestSkip) skipped++;
    else {
      kept.push(points[p]!, points[p + 1]!);
      skipped = 0;
    }
  }
  kept.push(points.at(-2)!, points.at(-1)!);
  return kept;
}
