import { describe, expect, it } from 'vitest';
import { preparePhases } from './phase-picture.ts';
import { recountLines } from './recount-lines.ts';
import { drawGrid } from './test-support/draw-grid.ts';
import { photographedGrid } from './test-support/photographed-grid.ts';
import type { PhaseField } from './track-phase.ts';

const size = { width: 900, height: 700 };
const truth = photographedGrid({ pitch: 6.5, turn: 4, depth: [0.1, 0.1] });
const lattice = { columns: 26, rows: 20, hop: 34, offset: 17 };

/** The true count with a slip of `slip` lines in the right third. */
function slipped(slip: number): PhaseField {
  const phase = Float64Array.from({ length: lattice.columns * lattice.rows }, (_, k) => {
    const [i, j] = [k % lattice.columns, Math.floor(k / lattice.columns)];
    const at = [lattice.offset + i * lattice.hop, lattice.offset + j * lattice.hop] as const;
    return truth.x(...at) + (i > 16 ? slip : 0);
  });
  return { ...lattice, phase, quality: new Float32Array(phase.length).fill(0.4) };
}

function recounted(slip: number, darkness: (line: number) => number): Float64Array {
  const image = drawGrid(size, { ...truth, darkness });
  const frequency = [truth.x(451, 350) - truth.x(450, 350), truth.x(450, 351) - truth.x(450, 350)] as const;
  const options = { surface: truth.x, frequency, sigma: 32 };
  const field = recountLines(preparePhases(image), slipped(slip), options);
  return field.phase.map((phase, k) => phase - slipped(0).phase[k]!);
}

const withDarker = (line: number) => (line % 5 === 0 ? 200 : 90);

describe('recountLines', () => {
  it.each([1, -1])('takes a slip of %d lines back', (slip) => {
    const errors = recounted(slip, withDarker);
    // Next to the jump neighbours of both sides vote.
    const wrong = errors.filter((error, k) => Math.abs(error) > 1e-9 && Math.abs((k % lattice.columns) - 16.5) > 1.5);
    expect(wrong).toHaveLength(0);
  });

  it('leaves a right count as it is', () => {
    expect(recounted(0, withDarker).every((error) => error === 0)).toBe(true);
  });

  it('leaves lines alone that are all alike', () => {
    expect([...new Set(recounted(1, () => 120).map(Math.round))]).toEqual([0, 1]);
  });
});
