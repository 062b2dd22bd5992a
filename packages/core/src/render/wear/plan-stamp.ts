import type { SeededRandom } from '../create-seeded-random.ts';
import type { FontName } from '../font-faces.ts';
import { measureText, placeText } from '../place-text.ts';
import type { PixelPath } from '../stroke-path.ts';

/** The lines of a stamp in millimetres around its middle. */
export interface Stamp {
  readonly strokes: readonly { readonly path: PixelPath; readonly pen: number }[];
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const words = ['RECEIVED', 'REVIEWED', 'COPY', 'FILED', 'SCANNED', 'URGENT', 'EINGANG', 'VISTO', 'ARCHIVE', 'NORMAL'];
/** Places that do not exist. */
const houses = ['HOSPITAL OF ELMBRIDGE', 'KLINIKUM AM NORDSEE', 'HEART CENTRE AVONLEA', 'CLINICA SANTA RIVA'];
const fonts = ['sans', 'wide', 'condensed', 'serif', 'typewriter'] as const satisfies readonly FontName[];
/** Width of a stamp's letters over their height. */
const penPart = 0.14;
const rim = 0.5;
const circlePoints = 72;

/** A rectangle with a word and a date, or a round one with a name around it; never what a page prints about itself. */
export function planStamp(random: SeededRandom): Stamp {
  return random.uniform() < 0.4 ? planRound(random) : planRectangle(random);
}

function pick<Choice>(choices: readonly Choice[], random: SeededRandom): Choice {
  return choices[Math.floor(choices.length * random.uniform())]!;
}

function inventDate(random: SeededRandom): string {
  const number = (least: number, most: number) => least + Math.floor((most - least + 1) * random.uniform());
  const [day, month] = [number(1, 28), number(1, 12)].map((value) => String(value).padStart(2, '0'));
  return `${day}${pick(['.', '/', '-'], random)}${month} ${number(1995, 2024)}`;
}

function planRectangle(random: SeededRandom): Stamp {
  const font = pick(fonts, random);
  const height = 3 + 3.5 * random.uniform();
  const word = pick(words, random);
  const date = random.uniform() < 0.75 ? inventDate(random) : null;
  const halfWidth =
    Math.max(measureText(word, height, font), date === null ? 0 : measureText(date, 0.6 * height)) / 2 + height / 2;
  const halfHeight = (date === null ? 1 : 1.55) * height;
  const strokes = [centreText(word, { y: date === null ? height / 2 : 0, height, font })];
  if (date !== null) strokes.push(centreText(date, { y: 1.05 * height, height: 0.6 * height, font: 'plain' }));
  strokes.push({ path: rectanglePath(halfWidth, halfHeight), pen: rim });
  if (random.uniform() < 0.4) strokes.push({ path: rectanglePath(halfWidth + 1, halfHeight + 1), pen: rim / 2 });
  return { strokes, halfWidth: halfWidth + 1, halfHeight: halfHeight + 1 };
}

function planRound(random: SeededRandom): Stamp {
  const radius = 13 + 7 * random.uniform();
  const height = 0.15 * radius;
  const name = pick(houses, random);
  const strokes = [
    { path: circlePath(radius), pen: rim },
    { path: circlePath(radius - 2 * height), pen: rim / 2 },
    centreText(inventDate(random), { y: height / 2, height, font: 'plain' }),
    centreText(pick(words, random), { y: 2.6 * height, height: 0.9 * height, font: 'sans' }),
  ];
  // Letters stand on a circle between the two, the middle one on top.
  const standing = radius - 1.5 * height;
  const length = measureText(name, height, 'sans');
  for (const [index, letter] of [...name].entries()) {
    if (letter === ' ') continue;
    const along = measureText(name.slice(0, index + 1), height, 'sans') - measureText(letter, height, 'sans');
    const angle = (along - length / 2) / standing;
    const place = { x: standing * Math.sin(angle), y: -standing * Math.cos(angle), height, font: 'sans' as const };
    strokes.push({ path: placeText(letter, { ...place, angle: (-angle * 180) / Math.PI }), pen: penPart * height });
  }
  return { strokes, halfWidth: radius, halfHeight: radius };
}

function centreText(
  text: string,
  { y, height, font }: { readonly y: number; readonly height: number; readonly font: FontName },
) {
  const path = placeText(text, { x: -measureText(text, height, font) / 2, y, height, font });
  return { path, pen: penPart * height };
}

function rectanglePath(halfWidth: number, halfHeight: number): PixelPath {
  return {
    columns: Float64Array.of(-halfWidth, halfWidth, halfWidth, -halfWidth, -halfWidth),
    rows: Float64Array.of(-halfHeight, -halfHeight, halfHeight, halfHeight, -halfHeight),
  };
}

function circlePath(radius: number): PixelPath {
  const angles = Float64Array.from({ length: circlePoints + 1 }, (_, i) => (2 * Math.PI * i) / circlePoints);
  return {
    columns: angles.map((angle) => radius * Math.cos(angle)),
    rows: angles.map((angle) => radius * Math.sin(angle)),
  };
}
