import type { Perspective } from './fit-perspective.ts';
import type { PhaseField } from './track-phase.ts';

/** Neighbouring places whose distances from the perspective differ by more than this (lines) have lost count. */
const mostStep = 0.45;

/**
 * The largest part of the lattice on which both families of lines were followed and the count of lines has no jump. What
 * is joined to it only across a jump, or not at all, becomes NaN: there lines were miscounted, or it is no paper.
 */
export function keepOneSheet(x: PhaseField, y: PhaseField, perspective: Perspective): [PhaseField, PhaseField] {
  const { columns, rows } = x;
  const [dx, dy] = [distances(x, perspective.x), distances(y, perspective.y)];
  const sheet = new Int32Array(columns * rows);
  const sizes = [0];
  for (let start = 0; start < sheet.length; start++) {
    if (sheet[start] !== 0 || Number.isNaN(dx[start]! + dy[start]!)) continue;
    const name = sizes.length;
    let size = 0;
    const stack = [start];
    sheet[start] = name;
    while (stack.length > 0) {
      const k = stack.pop()!;
      size++;
      for (const next of neighbours(k, columns, rows)) {
        // A comparison with NaN is false.
        const joined = Math.abs(dx[next]! - dx[k]!) <= mostStep && Math.abs(dy[next]! - dy[k]!) <= mostStep;
        if (sheet[next] !== 0 || !joined) continue;
        sheet[next] = name;
        stack.push(next);
      }
    }
    sizes.push(size);
  }
  const largest = sizes.indexOf(Math.max(...sizes.slice(1)));
  const keep = (field: PhaseField): PhaseField => ({
    ...field,
    phase: field.phase.map((phase, k) => (sheet[k] === largest ? phase : Number.NaN)),
  });
  return [keep(x), keep(y)];
}

function distances(field: PhaseField, surface: (column: number, row: number) => number): Float64Array {
  const { columns, hop, offset } = field;
  return field.phase.map(
    (phase, k) => phase - surface(offset + (k % columns) * hop, offset + Math.floor(k / columns) * hop),
  );
}

function neighbours(k: number, columns: number, rows: number): number[] {
  const i = k % columns;
  return [
    ...(i > 0 ? [k - 1] : []),
    ...(i < columns - 1 ? [k + 1] : []),
    ...(k >= columns ? [k - columns] : []),
    ...(k < columns * (rows - 1) ? [k + columns] : []),
  ];
}
