import type { SeededRandom } from '../create-seeded-random.ts';
import { placeText } from '../place-text.ts';
import type { NegativeSheet } from './negative-sheet.ts';
import { randomWords } from './random-words.ts';
import { strokeLine } from './stroke-line.ts';

/** A form: fields with names, some filled in, and a table of numbers. */
export function drawForm({ ink, width, height }: NegativeSheet, random: SeededRandom): void {
  const margin = 12;
  const rowHeight = 8 + 4 * random.uniform();
  const columns = 2 + Math.floor(5 * random.uniform());
  const columnWidth = (width - 2 * margin) / columns;
  const write = (text: string, x: number, y: number) => ink.stroke(placeText(text, { x, y, height: 2 }), 0.25);
  const bottom = margin + rowHeight * Math.floor((height - 2 * margin) / rowHeight);
  for (let y = margin; y < bottom - 0.01; y += rowHeight) {
    strokeLine(ink, [margin, y, width - margin, y], 0.25);
    for (let column = 0; column < columns; column++) {
      const x = margin + column * columnWidth;
      if (random.uniform() < 0.85) write(randomWords(1, random)[0]!, x + 1.5, y + 3.5);
      if (random.uniform() < 0.4) write((1000 * random.uniform()).toFixed(1), x + 0.5 * columnWidth, y + rowHeight - 2);
    }
  }
  strokeLine(ink, [margin, bottom, width - margin, bottom], 0.25);
  for (let column = 0; column <= columns; column++) {
    const x = margin + column * columnWidth;
    strokeLine(ink, [x, margin, x, bottom], 0.25);
  }
}
