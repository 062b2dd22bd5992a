import type { SeededRandom } from '../create-seeded-random.ts';
import { measureText, placeText } from '../place-text.ts';
import type { NegativeSheet } from './negative-sheet.ts';
import { randomWords } from './random-words.ts';

/** Pen over the height of capitals. */
const pen = 0.12;

/** A letter: a heading and paragraphs. */
export function drawWriting({ ink, width, height }: NegativeSheet, random: SeededRandom): void {
  const margin = 15 + 10 * random.uniform();
  const capitals = 2 + 1.5 * random.uniform();
  const spacing = capitals * (1.8 + 0.8 * random.uniform());
  const write = (text: string, x: number, y: number, size: number) =>
    ink.stroke(placeText(text, { x, y, height: size }), pen * size);
  write(randomWords(3, random).join(' '), margin, margin + 2 * capitals, 1.8 * capitals);
  let y = margin + 3 * capitals + 2 * spacing;
  while (y < height - margin) {
    let x = margin;
    for (const word of randomWords(40, random)) {
      const wide = measureText(word, capitals);
      if (x + wide > width - margin) break;
      write(word, x, y, capitals);
      x += wide + capitals;
    }
    y += spacing * (random.uniform() < 0.15 ? 2 : 1);
  }
}
