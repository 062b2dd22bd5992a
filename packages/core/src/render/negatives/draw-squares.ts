import type { SeededRandom } from '../create-seeded-random.ts';
import type { NegativeSheet } from './negative-sheet.ts';
import { strokeLine } from './stroke-line.ts';

/** Ruled or squared paper of exercise books, with a margin. */
export function drawSquares({ lines, width, height }: NegativeSheet, random: SeededRandom): void {
  const spacing = [4, 5, 7, 8, 9, 10][Math.floor(6 * random.uniform())]!;
  const pen = 0.12 + 0.2 * random.uniform();
  const isSquared = random.uniform() < 0.6;
  for (let y = spacing; y < height; y += spacing) strokeLine(lines, [0, y, width, y], pen);
  if (isSquared) for (let x = spacing; x < width; x += spacing) strokeLine(lines, [x, 0, x, height], pen);
  else strokeLine(lines, [25, 0, 25, height], 2 * pen);
}
