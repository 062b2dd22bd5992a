import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { createPhaseMeter } from './phase-meter.ts';
import { preparePhases } from './phase-picture.ts';

const size = { width: 400, height: 300 };
const lattice = { columns: 8, rows: 6, hop: 50, offset: 25 };

/** Dark where the count is whole: a wave of `amplitude` grey levels around 120. */
function draw(count: (column: number, row: number) => number, amplitude: number): GrayImage {
  const data = Uint8Array.from({ length: size.width * size.height }, (_, k) =>
    Math.round(120 + amplitude * Math.cos(2 * Math.PI * count(k % size.width, Math.floor(k / size.width)))),
  );
  return { ...size, data };
}

const fraction = (value: number) => value - Math.round(value);

describe('createPhaseMeter', () => {
  it.each([
    { name: 'upright lines', frequency: [1 / 8, 0] },
    { name: 'lying lines', frequency: [0, 1 / 7.3] },
    { name: 'lines that lean by 9 degrees', frequency: [0.1235, 0.0196] },
    { name: 'lines at 45 degrees', frequency: [0.0884, -0.0884] },
  ] as const)('measures phase, strength and quality of $name', ({ frequency }) => {
    const count = (column: number, row: number) => frequency[0] * column + frequency[1] * row + 0.3;
    const measure = createPhaseMeter(preparePhases(draw(count, 80)), lattice, { frequency, sigma: 24 });
    for (let place = 0; place < lattice.columns * lattice.rows; place++) {
      const found = measure(place, frequency);
      const [i, j] = [place % lattice.columns, Math.floor(place / lattice.columns)];
      const truth = count(lattice.offset + i * lattice.hop, lattice.offset + j * lattice.hop);
      expect(Math.abs(fraction(found.phase - truth))).toBeLessThan(0.006);
      // Half the amplitude stands at the frequency itself, 1/√2 of the deviation; leaning lines lose a little in a strip.
      expect(found.strength / 40).toBeGreaterThan(0.93);
      expect(found.strength / 40).toBeLessThan(1.05);
      expect(found.quality).toBeGreaterThan(0.93 * Math.SQRT1_2);
    }
  });

  it('follows lines that turned and changed their distance', () => {
    const seen = [0.128, 0.012] as const;
    const count = (column: number, row: number) => seen[0] * column + seen[1] * row;
    const measure = createPhaseMeter(preparePhases(draw(count, 60)), lattice, { frequency: [0.12, -0.005], sigma: 24 });
    const found = measure(27, seen);
    const truth = count(lattice.offset + 3 * lattice.hop, lattice.offset + 3 * lattice.hop);
    expect(Math.abs(fraction(found.phase - truth))).toBeLessThan(0.003);
  });

  it('sees nothing on bare paper', () => {
    const measure = createPhaseMeter(preparePhases(draw(() => 0, 0)), lattice, { frequency: [1 / 8, 0], sigma: 24 });
    expect(measure(20, [1 / 8, 0])).toMatchObject({ quality: 0 });
  });
});
