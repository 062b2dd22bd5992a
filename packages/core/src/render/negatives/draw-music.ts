import type { SeededRandom } from '../create-seeded-random.ts';
import type { NegativeSheet } from './negative-sheet.ts';
import { strokeLine } from './stroke-line.ts';

/** Sheet music: staves of five lines with notes on stems and bars. */
export function drawMusic({ ink, width, height }: NegativeSheet, random: SeededRandom): void {
  const gap = 1.6 + 0.8 * random.uniform();
  const staff = gap * (11 + 4 * random.uniform());
  const margin = 15;
  for (let top = margin; top + 4 * gap < height - margin; top += staff) {
    for (let line = 0; line < 5; line++) {
      strokeLine(ink, [margin, top + line * gap, width - margin, top + line * gap], 0.2);
    }
    for (let x = margin; x < width - margin; x += 35 + 10 * random.uniform()) {
      strokeLine(ink, [x, top, x, top + 4 * gap], 0.3);
    }
    for (let x = margin + 8; x < width - margin; x += gap * (2 + 3 * random.uniform())) {
      const y = top + (gap / 2) * Math.round(11 * random.uniform() - 1.5);
      strokeLine(ink, [x - 0.35 * gap, y + 0.1 * gap, x + 0.35 * gap, y - 0.1 * gap], 0.85 * gap);
      const isUp = y > top + 2 * gap;
      const stem = isUp ? x + 0.65 * gap : x - 0.65 * gap;
      strokeLine(ink, [stem, y, stem, y + (isUp ? -3.5 : 3.5) * gap], 0.25);
    }
  }
}
