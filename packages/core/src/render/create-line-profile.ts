import type { PointSpread } from './point-spreads.ts';

export interface LineFamily {
  /** Distance from line to line and width of a line, in pixels. */
  readonly spacing: number;
  readonly lineWidth: number;
  /** Unit normal of the lines in the picture. */
  readonly normalColumn: number;
  readonly normalRow: number;
  readonly pointSpread: PointSpread;
}

/** Entries of the table a pixel; between them the coverage is interpolated, which errs by less than 1e-4. */
const entriesAPixel = 128;

/**
 * How much of a pixel a family of parallel lines covers, by the distance of the pixel's centre from any of the lines in
 * pixels. Looked up from a table.
 */
export function createLineProfile(family: LineFamily): (distance: number) => number {
  const { spacing, lineWidth, normalColumn, normalRow, pointSpread } = family;
  const radius = lineWidth / 2;
  const count = Math.max(2, Math.ceil(spacing * entriesAPixel));
  const table = new Float32Array(count + 2);
  const neighbours = Math.ceil((radius + pointSpread.reach) / spacing);
  for (let i = 0; i <= count + 1; i++) {
    let covered = 0;
    for (let line = -neighbours; line <= neighbours + 1; line++) {
      const distance = Math.abs((i / count - line) * spacing);
      covered += pointSpread.coverEdge(radius - distance, normalColumn, normalRow);
      covered -= pointSpread.coverEdge(-radius - distance, normalColumn, normalRow);
    }
    table[i] = Math.min(1, covered);
  }
  const scale = 1 / spacing;
  return (distance) => {
    const phase = distance * scale;
    const position = (phase - Math.floor(phase)) * count;
    const entry = position | 0;
    const low = table[entry]!;
    return low + (table[entry + 1]! - low) * (position - entry);
  };
}
