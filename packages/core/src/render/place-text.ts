import { createSeededRandom } from './create-seeded-random.ts';
import { type FontFace, type FontName, fontFaces } from './font-faces.ts';
import { type GlyphPoint, readGlyph } from './read-glyph.ts';
import type { PixelPath } from './stroke-path.ts';

/** Units of the font: height of capitals, the line that letters stand on. */
const capitalHeight = 6;
const standingLine = 2;
/** Small letters that a writing hand joins to the next, where one ends low and the next begins at most so high. */
const joinable = /[a-z]/;
const lowEnd = 4;
const highestStart = 6;

export interface TextPlace {
  /** Left end of the line that the letters stand on, y downward. */
  readonly x: number;
  readonly y: number;
  /** Height of capital letters. */
  readonly height: number;
  readonly font?: FontName;
  /** Degrees counterclockwise around (x, y). */
  readonly angle?: number;
}

/** Width of a text in the unit of its height (height of capital letters). */
export function measureText(text: string, height: number, font: FontName = 'plain'): number {
  const { letterSpace } = fontFaces[font];
  const advance = [...text].reduce((sum, letter) => sum + readGlyph(letter, font).width + letterSpace, 0);
  return Math.max(0, advance - letterSpace) * (height / capitalHeight);
}

/**
 * The strokes of a text as one path with gaps. Faces of a writing hand miss their places a little, always in the same
 * way for the same text at the same place.
 */
export function placeText(text: string, place: TextPlace): PixelPath {
  const font = place.font ?? 'plain';
  const face = fontFaces[font];
  const scale = place.height / capitalHeight;
  const columns: number[] = [];
  const rows: number[] = [];
  const hand = createHand(face, text, place);
  const turn = createTextTurn(place);
  let pen = place.x;
  let end = Number.POSITIVE_INFINITY;
  for (const letter of text) {
    const { strokes, width } = readGlyph(letter, font);
    const move = hand();
    const start = strokes[0]?.[0]?.[1] ?? Number.POSITIVE_INFINITY;
    const isJoined = face.isLinked && joinable.test(letter) && end <= lowEnd && start <= highestStart;
    for (const [index, stroke] of strokes.entries()) {
      // The last gap becomes a stroke from letter to letter.
      if (isJoined && index === 0) columns.pop();
      if (isJoined && index === 0) rows.pop();
      for (const point of stroke) {
        const [x, y] = move(point);
        const upward = (y - standingLine) * scale;
        const [turnedX, turnedY] = turn(pen + x * scale + face.slant * upward, place.y - upward);
        columns.push(turnedX);
        rows.push(turnedY);
      }
      columns.push(Number.NaN);
      rows.push(Number.NaN);
    }
    pen += (width + face.letterSpace) * scale;
    end = joinable.test(letter) ? strokes.at(-1)!.at(-1)![1] : Number.POSITIVE_INFINITY;
  }
  return { columns: Float64Array.from(columns), rows: Float64Array.from(rows) };
}

/** Turns points of the paper with a text. */
export function createTextTurn({ x, y, angle = 0 }: TextPlace): (column: number, row: number) => GlyphPoint {
  if (angle === 0) return (column, row) => [column, row];
  const cosine = Math.cos((angle * Math.PI) / 180);
  const sine = Math.sin((angle * Math.PI) / 180);
  return (column, row) => [x + cosine * (column - x) + sine * (row - y), y - sine * (column - x) + cosine * (row - y)];
}

/** For each letter in turn, where its points go: a hand shifts, grows and turns letters, and wobbles. */
function createHand({ jitter }: FontFace, text: string, place: TextPlace): () => (point: GlyphPoint) => GlyphPoint {
  if (jitter === 0) return () => (point) => point;
  const { normal } = createSeededRandom(hashText(`${text} ${place.x.toFixed(2)} ${place.y.toFixed(2)}`));
  return () => {
    const growth = 1 + 0.2 * jitter * normal();
    const lean = 0.25 * jitter * normal();
    const up = 0.7 * jitter * normal();
    return ([x, y]) => [
      growth * x + lean * (y - standingLine) + 0.3 * jitter * normal(),
      standingLine + growth * (y - standingLine) + up + 0.3 * jitter * normal(),
    ];
  };
}

function hashText(text: string): number {
  let hash = 17;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0;
  return hash;
}
