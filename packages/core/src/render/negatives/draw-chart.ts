import type { SeededRandom } from '../create-seeded-random.ts';
import { placeText } from '../place-text.ts';
import type { NegativeSheet } from './negative-sheet.ts';
import { randomWords } from './random-words.ts';
import { strokeLine } from './stroke-line.ts';

/** Curves that wander on a grid with an axis and numbers: a temperature chart, prices, a spectrum. */
export function drawChart({ ink, lines, width, height }: NegativeSheet, random: SeededRandom): void {
  const left = 22;
  const bottom = height - 18;
  const top = 20;
  const right = width - 12;
  const spacing = 5 + 20 * random.uniform();
  for (let y = bottom; y > top; y -= spacing) strokeLine(lines, [left, y, right, y], 0.2);
  for (let x = left; x < right; x += spacing) strokeLine(lines, [x, top, x, bottom], 0.2);
  strokeLine(ink, [left, bottom, right, bottom], 0.5);
  strokeLine(ink, [left, top, left, bottom], 0.5);
  const write = (text: string, x: number, y: number, size: number) =>
    ink.stroke(placeText(text, { x, y, height: size }), 0.12 * size);
  write(randomWords(4, random).join(' '), left, top - 6, 3.5);
  for (let y = bottom; y > top; y -= 2 * spacing) write((bottom - y).toFixed(0), 8, y + 1, 2);
  for (let x = left; x < right - 5; x += 2 * spacing) write((x - left).toFixed(0), x, bottom + 5, 2);
  const curves = 1 + Math.floor(4 * random.uniform());
  for (let curve = 0; curve < curves; curve++)
    ink.stroke(wander({ left, right, top, bottom }, random), 0.3 + 0.3 * random.uniform());
}

/** A random walk that is drawn back to its level; steps from hairs to whole centimetres. */
function wander(
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  random: SeededRandom,
) {
  const step = 0.3 + 8 * random.uniform() ** 2;
  const level = frame.top + (frame.bottom - frame.top) * (0.2 + 0.6 * random.uniform());
  const swing = (frame.bottom - frame.top) * 0.12 * random.uniform() * Math.sqrt(Math.min(1, step));
  const count = Math.floor((frame.right - frame.left) / step);
  const rows = new Float64Array(count);
  let y = level;
  for (let index = 0; index < count; index++) {
    y += swing * random.normal() - 0.1 * (y - level);
    rows[index] = Math.max(frame.top, Math.min(frame.bottom, y));
  }
  return { columns: Float64Array.from({ length: count }, (_, index) => frame.left + index * step), rows };
}
