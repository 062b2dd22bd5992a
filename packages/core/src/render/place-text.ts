import { strokeFont } from './stroke-font.ts';
import type { PixelPath } from './stroke-path.ts';

/** Units of the font: height of capitals, space between letters, width of a space. */
const capitalHeight = 6;
const letterSpace = 2;
const wordSpace = 3;
const standingLine = 2;
const roundings = 2;
/** Drawn in place of letters that the font lacks. */
const unknownLetter = strokeFont['?']!;

type Point = readonly [x: number, y: number];
interface Glyph {
  readonly strokes: readonly (readonly Point[])[];
  readonly advance: number;
}

const glyphs = new Map<string, Glyph>();

/** Width of a text in the unit of its height (height of capital letters). */
export function measureText(text: string, height: number): number {
  const advance = [...text].reduce((sum, letter) => sum + readGlyph(letter).advance, 0);
  return Math.max(0, advance - letterSpace) * (height / capitalHeight);
}

/**
 * The strokes of a text as one path with gaps; x to the right, y downward, the text's left end on its line at (x, y).
 */
export function placeText(
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number },
): PixelPath {
  const scale = place.height / capitalHeight;
  const columns: number[] = [];
  const rows: number[] = [];
  let pen = place.x;
  for (const letter of text) {
    const glyph = readGlyph(letter);
    for (const stroke of glyph.strokes) {
      for (const [x, y] of stroke) {
        columns.push(pen + x * scale);
        rows.push(place.y - (y - standingLine) * scale);
      }
      columns.push(Number.NaN);
      rows.push(Number.NaN);
    }
    pen += glyph.advance * scale;
  }
  return { columns: Float64Array.from(columns), rows: Float64Array.from(rows) };
}

function readGlyph(letter: string): Glyph {
  const known = glyphs.get(letter);
  if (known) return known;
  const strokes = (strokeFont[letter] ?? unknownLetter).split('|').filter(Boolean).map(readStroke);
  const width = strokes.length === 0 ? wordSpace - letterSpace : Math.max(...strokes.flat().map(([x]) => x));
  const glyph = { strokes, advance: width + letterSpace };
  glyphs.set(letter, glyph);
  return glyph;
}

function readStroke(text: string): Point[] {
  const isRound = text.startsWith('~');
  let points = (isRound ? text.slice(1) : text).split(' ').map((pair): Point => [Number(pair[0]), Number(pair[1])]);
  for (let i = 0; isRound && i < roundings; i++) points = cutCorners(points);
  return points;
}

/** Chaikin's corner cutting, the ends kept. */
function cutCorners(points: readonly Point[]): Point[] {
  const middle = points.slice(0, -1).flatMap(([x, y], index): Point[] => {
    const [nextX, nextY] = points[index + 1]!;
    return [
      [0.75 * x + 0.25 * nextX, 0.75 * y + 0.25 * nextY],
      [0.25 * x + 0.75 * nextX, 0.25 * y + 0.75 * nextY],
    ];
  });
  return [points[0]!, ...middle, points.at(-1)!];
}
