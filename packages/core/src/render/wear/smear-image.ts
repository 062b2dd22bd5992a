import type { RgbImage } from '../../model/image.ts';

/** Blurs along a straight line, centred, so that nothing moves. Length in pixels, angle in radians from the columns. */
export function smearImage(image: RgbImage, length: number, angle: number): RgbImage {
  if (length < 0.5) return image;
  const { width, height, data } = image;
  const taps = planTaps(length, angle);
  const smeared = new Uint8Array(data.length);
  const line = new Float32Array(3 * width);
  for (let row = 0; row < height; row++) {
    line.fill(0.5);
    for (const { column, row: down, weight } of taps) {
      const start = 3 * width * Math.max(0, Math.min(height - 1, row + down));
      const first = Math.max(0, -column);
      const end = Math.min(width, width - column);
      for (let i = 3 * first; i < 3 * end; i++) line[i]! += weight * data[start + i + 3 * column]!;
      for (let i = 0; i < 3 * first; i++) line[i]! += weight * data[start + (i % 3)]!;
      for (let i = 3 * end; i < 3 * width; i++) line[i]! += weight * data[start + 3 * (width - 1) + (i % 3)]!;
    }
    smeared.set(line, 3 * width * row);
  }
  return { width, height, data: smeared };
}

function planTaps(length: number, angle: number) {
  const steps = 2 * Math.ceil(length) + 1;
  const weights = new Map<string, { column: number; row: number; weight: number }>();
  const add = (column: number, row: number, weight: number) => {
    const key = `${column},${row}`;
    const tap = weights.get(key) ?? { column, row, weight: 0 };
    tap.weight += weight / steps;
    weights.set(key, tap);
  };
  for (let step = 0; step < steps; step++) {
    const along = length * (step / (steps - 1) - 0.5);
    const column = along * Math.cos(angle);
    const row = along * Math.sin(angle);
    const [left, top] = [Math.floor(column), Math.floor(row)];
    const [right, down] = [column - left, row - top];
    add(left, top, (1 - right) * (1 - down));
    add(left + 1, top, right * (1 - down));
    add(left, top + 1, (1 - right) * down);
    add(left + 1, top + 1, right * down);
  }
  return [...weights.values()].filter(({ weight }) => weight > 1e-4);
}
