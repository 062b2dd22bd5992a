import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';

/** Sheets, cards, pens and cups that lie about, drawn into the picture in place. */
export function scatterThings(image: RgbImage, random: SeededRandom): void {
  const things = 4 + Math.floor(9 * random.uniform());
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  for (let index = 0; index < things; index++) {
    const shape = random.uniform();
    const bright = between(20, 250);
    const angle = Math.PI * random.uniform();
    const isPen = shape < 0.3;
    const isSheet = shape > 0.6;
    drawThing(image, {
      column: image.width * random.uniform(),
      row: image.height * random.uniform(),
      cosine: Math.cos(angle),
      sine: Math.sin(angle),
      halfLength: image.width * (isPen ? between(0.06, 0.14) : between(0.05, 0.3)),
      halfWidth: image.width * (isPen ? between(0.004, 0.01) : between(0.04, 0.2)),
      isRound: !isPen && !isSheet,
      lineSpacing: isSheet ? image.width * between(0.008, 0.02) : 0,
      color: isSheet
        ? [between(225, 252), between(225, 252), between(215, 250)]
        : [bright * between(0.6, 1), bright * between(0.6, 1), bright * between(0.6, 1)],
    });
  }
}

interface Thing {
  readonly column: number;
  readonly row: number;
  readonly cosine: number;
  readonly sine: number;
  readonly halfLength: number;
  readonly halfWidth: number;
  readonly isRound: boolean;
  /** Distance of printed lines; 0: nothing is printed. */
  readonly lineSpacing: number;
  readonly color: readonly [number, number, number];
}

function drawThing({ width, height, data }: RgbImage, thing: Thing) {
  const { halfLength, cosine, sine, lineSpacing } = thing;
  const halfWidth = thing.isRound ? halfLength / 2 : thing.halfWidth;
  const length = thing.isRound ? halfWidth : halfLength;
  const reach = Math.hypot(length, halfWidth) + 4;
  for (let row = Math.max(0, Math.ceil(thing.row - reach)); row < Math.min(height, thing.row + reach); row++) {
    for (
      let column = Math.max(0, Math.ceil(thing.column - reach));
      column < Math.min(width, thing.column + reach);
      column++
    ) {
      const along = (column - thing.column) * cosine + (row - thing.row) * sine;
      const across = (row - thing.row) * cosine - (column - thing.column) * sine;
      const inward = thing.isRound
        ? halfWidth - Math.sqrt(along * along + across * across)
        : Math.min(length - Math.abs(along), halfWidth - Math.abs(across));
      const at = 3 * (row * width + column);
      if (inward < 0) {
        // A soft shadow around it.
        const dark = 1 - 0.35 * Math.exp(inward / 2);
        for (let k = at; k < at + 3; k++) data[k] = data[k]! * dark;
        continue;
      }
      const isPrinted =
        lineSpacing > 0 &&
        inward > 2 * lineSpacing &&
        (across / lineSpacing) % 1 > 0.65 &&
        Math.sin(along / lineSpacing) > -0.6;
      const round = thing.isRound
        ? 0.75 + 0.25 * (inward / halfWidth)
        : 1 - 0.25 * (across / halfWidth) ** 2 * (lineSpacing > 0 ? 0 : 1);
      const bright = isPrinted ? 0.45 : round;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = thing.color[channel]! * bright;
    }
  }
}
