import { halfPlaneCoverage } from './half-plane-coverage.ts';

export interface LineFamily {
  /** Distance from line to line and width of a line, in pixels. */
  readonly spacing: number;
  readonly lineWidth: number;
  /** Unit normal of the lines in the picture. */
  readonly normalColumn: number;
  readonly normalRow: number;
}

/** Entries of the table a pixel; between them the coverage is interpolated, which errs by less than 1e-4. */
const entriesAPixel = 128;

/**
 * How much of a pixel a family of parallel lines covers, by the distance of the pixel's centre from any of the lines in
 * pixels. Exact area coverage, looked up from a table.
 */
export function createLineProfile(family: LineFamily): (distance: number) => number {
  const { spacing, lineWidth, normalColumn, normalRow } = family;
  const radius = lineWidth / 2;
  const count = Math.max(2, Math.ceil(spacing * entriesAPixel));
  const table = new Float32Array(count + 1);
  const neighbours = Math.ceil((radius + 1) / spacing);
  for (let i = 0; i <= count; i++) {
    let covered = 0;
    for (let line = -neighbours; line <= neighbours + 1; line++) {
      const distance = Math.abs((i / count - line) * spacing);
      covered += halfPlaneCoverage(radius - distance, normalColumn, normalRow);
      covered -= halfPlaneCoverage(-radius - distance, normalColumn, normalRow);
    }
    table[i] = Math.min(1, covered);
  }
  return (distance) => {
    const phase = distance / spacing;
    const position = (phase - Math.floor(phase)) * count;
    const entry = Math.floor(position);
    const part = position - entry;
    return table[entry]! * (1 - part) + (entry < count ? table[entry + 1]! : 0) * part;
  };
}
