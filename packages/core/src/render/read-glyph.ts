import { type FontFace, type FontName, fontFaces } from './font-faces.ts';
import { sansFont } from './sans-font.ts';
import { strokeFont } from './stroke-font.ts';

export type GlyphPoint = readonly [x: number, y: number];

/** A letter in sixths of the height of capitals, y upward; it stands on y = 2. */
export interface Glyph {
  readonly strokes: readonly (readonly GlyphPoint[])[];
  readonly width: number;
}

const capitalHeight = 6;
/** From stroke to stroke of a broad nib, over the width of its pen. */
const nearness = 0.8;
const wordSpace = 3;
const roundings = 2;
/** Width of every letter of machines that give all the same. */
const cellWidth = 4;
/** Drawn in place of letters that the font lacks. */
const unknownLetter = strokeFont['?']!;
/** Stems shorter than this have no bars, as the dot of an i. */
const shortestStem = 1.5;
/** Stems lean at most so far from upright: the tangent. */
const steepest = 0.7;
/** Letters whose stems have bars: not the signs between words. */
const barredLetters = /[A-Za-z0-9]/;
const smallLetters = /[a-z]/;

const known = new Map<string, Glyph>();

/** The strokes of a letter of a face, before slant and jitter. */
export function readGlyph(letter: string, font: FontName): Glyph {
  const key = `${font} ${letter}`;
  const made = known.get(key);
  if (made) return made;
  const glyph = makeGlyph(letter, font);
  known.set(key, glyph);
  return glyph;
}

function makeGlyph(letter: string, font: FontName): Glyph {
  const face = fontFaces[font];
  const fine = face.skeleton === 'sans' ? sansFont[letter] : undefined;
  const text = fine ?? strokeFont[letter] ?? unknownLetter;
  const isRounded = face.isLinked;
  let strokes: (readonly GlyphPoint[])[] = text
    .split('|')
    .filter(Boolean)
    .map((stroke) => readStroke(stroke, { unit: fine === undefined ? 1 : 0.5, isRounded, isDotted: face.isDotted }));
  if (face.isDotted)
    strokes = dotStrokes(
      strokes,
      text.split('|').map((stroke) => stroke.startsWith('~')),
    );
  const bars = face.serif > 0 && barredLetters.test(letter) ? placeSerifs(strokes, face, letter) : [];
  strokes = [...spreadStrokes(strokes, face), ...bars];
  const inkWidth = strokes.length === 0 ? wordSpace - 2 : Math.max(...strokes.flat().map(([x]) => x));
  const shift = face.isMonospaced ? (cellWidth - inkWidth) / 2 : 0;
  return {
    strokes: strokes.map((stroke) => stroke.map(([x, y]): GlyphPoint => [(x + shift) * face.stretch, y])),
    width: (face.isMonospaced ? cellWidth : inkWidth) * face.stretch,
  };
}

function readStroke(
  text: string,
  how: { readonly unit: number; readonly isRounded: boolean; readonly isDotted: boolean },
): GlyphPoint[] {
  const isRound = text.startsWith('~') || how.isRounded;
  let points = text
    .replace('~', '')
    .split(' ')
    .map((pair): GlyphPoint => [how.unit * Number.parseInt(pair[0]!, 36), how.unit * Number.parseInt(pair[1]!, 36)]);
  // Dots stand where the skeleton's corners are.
  for (let i = 0; isRound && !how.isDotted && i < roundings; i++) points = cutCorners(points);
  return points;
}

/** Chaikin's corner cutting, the ends kept. */
function cutCorners(points: readonly GlyphPoint[]): GlyphPoint[] {
  if (points.length < 2) return [...points];
  const middle = points.slice(0, -1).flatMap(([x, y], index): GlyphPoint[] => {
    const [nextX, nextY] = points[index + 1]!;
    return [
      [0.75 * x + 0.25 * nextX, 0.75 * y + 0.25 * nextY],
      [0.25 * x + 0.75 * nextX, 0.25 * y + 0.75 * nextY],
    ];
  });
  return [points[0]!, ...middle, points.at(-1)!];
}

/** Each dot of the matrix that a stroke passes, once; round strokes leave out the dots of their corners. */
function dotStrokes(strokes: readonly (readonly GlyphPoint[])[], isRound: readonly boolean[]): GlyphPoint[][] {
  const dots = new Map<string, GlyphPoint>();
  for (const [number, stroke] of strokes.entries()) {
    for (const [index, [x, y]] of stroke.entries()) {
      const [nextX, nextY] = stroke[index + 1] ?? [x, y];
      const steps = Math.max(1, Math.abs(nextX - x), Math.abs(nextY - y));
      const first = isRound[number] && isCorner(stroke, index) ? 1 : 0;
      const last = isRound[number] && isCorner(stroke, index + 1) ? steps - 1 : steps;
      for (let step = first; step <= last; step++) {
        const dot: GlyphPoint = [
          Math.round(x + ((nextX - x) * step) / steps),
          Math.round(y + ((nextY - y) * step) / steps),
        ];
        dots.set(dot.join(), dot);
      }
    }
  }
  return [...dots.values()].map((dot) => [dot]);
}

function isCorner(stroke: readonly GlyphPoint[], index: number): boolean {
  const before = stroke[index - 1];
  const here = stroke[index];
  const after = stroke[index + 1];
  if (!before || !here || !after) return false;
  return (here[0] - before[0]) * (after[1] - here[1]) !== (here[1] - before[1]) * (after[0] - here[0]);
}

/** The strokes of a broad nib: side by side, so near that their pens touch, to the right of where they were. */
function spreadStrokes(
  strokes: readonly (readonly GlyphPoint[])[],
  { nib, pen, stretch }: FontFace,
): (readonly GlyphPoint[])[] {
  if (nib === 0) return [...strokes];
  const gaps = Math.ceil((2 * nib * stretch) / (nearness * pen * capitalHeight));
  return strokes.flatMap((stroke) =>
    Array.from({ length: gaps + 1 }, (_, index) =>
      stroke.map(([x, y]): GlyphPoint => [x + (2 * nib * index) / gaps, y]),
    ),
  );
}

/** A bar across each end of a stem; at the upper ends of small letters its left half. */
function placeSerifs(
  strokes: readonly (readonly GlyphPoint[])[],
  { serif, nib }: FontFace,
  letter: string,
): GlyphPoint[][] {
  const bars: GlyphPoint[][] = [];
  for (const stroke of strokes) {
    const ends = [
      [stroke[0], stroke[1]],
      [stroke.at(-1), stroke.at(-2)],
    ];
    for (const [end, inner] of ends) {
      if (!end || !inner) continue;
      const [x, y] = end;
      const rise = Math.abs(inner[1] - y);
      const isStem = rise >= shortestStem && Math.abs(inner[0] - x) <= steepest * rise;
      const isHalf = smallLetters.test(letter) && y > inner[1];
      if (isStem) {
        bars.push([
          [x - serif, y],
          [x + 2 * nib + (isHalf ? 0 : serif), y],
        ]);
      }
    }
  }
  return bars;
}
