import { expect, it } from 'vitest';
import { readBesidePulse } from './read-beside-pulse.ts';

const [width, height] = [40, 100];
const penWidth = 4;

/** A pulse edge over columns 10 to 13, rows 40 to 80, and strokes of a QRS complex that stand out of it. */
function drawEdge(strokes: readonly { column: number; from: number; to: number }[]) {
  const data = new Float32Array(width * height);
  for (const { column, from, to } of [...[10, 11, 12, 13].map((column) => ({ column, from: 38, to: 82 })), ...strokes])
    for (let v = from; v <= to; v++) data[v * width + column] = 1;
  return { width, height, data };
}

/** A line known from column 15 on. */
const known = () => Float32Array.from({ length: width }, (_, u) => (u < 15 ? Number.NaN : 60));
const pulse = { top: 40, foot: 80 };
const options = { pulse, end: 10, side: 'left', penWidth } as const;

it('reads a complex above and below the edge, half a pen inside its ink', () => {
  const y = known();
  readBesidePulse(
    y,
    drawEdge([
      { column: 12, from: 20, to: 38 },
      { column: 10, from: 82, to: 95 },
    ]),
    options,
  );
  expect(y[12]).toBeCloseTo(21.5, 0);
  expect(y[10]).toBeCloseTo(93.5, 0);
  expect([y[9], y[11], y[13]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(y[15]).toBe(60);
});

it('reads the same at the other end of a row', () => {
  const ink = drawEdge([{ column: 12, from: 20, to: 38 }]);
  const y = Float32Array.from({ length: width }, (_, u) => (u > 8 ? Number.NaN : 60));
  readBesidePulse(y, ink, { ...options, end: 13, side: 'right' });
  expect(y[12]).toBeCloseTo(21.5, 0);
});

it('takes nothing for a complex that is no higher than the pulse', () => {
  const y = known();
  readBesidePulse(y, drawEdge([{ column: 12, from: 36, to: 38 }]), options);
  expect([...y]).toEqual([...known()]);
});
