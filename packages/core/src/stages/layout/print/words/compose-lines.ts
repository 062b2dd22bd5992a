import { flatten } from '../../../../image/flatten.ts';
import { fullInk } from '../../../../image/ink-level.ts';
import type { GrayImage } from '../../../../model/image.ts';
import type { PaperPoint } from '../../../../units.ts';
import { countDots } from './count-dots.ts';
import { joinDots } from './join-dots.ts';
import type { PrintPlane } from './print-plane.ts';
import type { TextLine } from './text-line.ts';

export interface ComposeLinesOptions extends PrintPlane {
  /** Pieces as small as the dots of a dot matrix. */
  readonly dots: readonly PaperPoint[];
}

/** Where a line was set in the picture. */
export interface SetLine {
  readonly line: TextLine;
  /** Column of `line.left`, row of the baseline, and pixels a millimetre. */
  readonly column: number;
  readonly row: number;
  readonly resolution: number;
}

export interface ComposedLines {
  /** Dark words on white paper. */
  readonly image: GrayImage;
  readonly lines: readonly SetLine[];
}

/** Height of capitals in the picture: what Tesseract's networks were trained on, about 30 px a line. */
export const capitalHeight = 26;
/** Room above capitals and below the baseline, over the height of capitals: accents and brackets, feet of p and q. */
const roomAbove = 0.3;
const roomBelow = 0.42;
/** Air at both ends of a line, and white between one row of lines and the next, over the height of capitals. */
const roomBeside = 0.5;
const leading = 0.5;
/** White between two lines of one row. */
const columnGap = 2.5;
/** Longest row: a sheet across. */
const rowWidth = 1700;
/** Letters that consist of so many pieces are of a dot matrix: readers know none. Print of whole strokes has 1 to 2. */
const dotsALetter = 2.5;
/** Ink below this part of full ink becomes paper, from the second part on it is black. */
const paperEnd = 0.12;
const inkStart = 0.75;

/** Sets lines of any size and place as one block of text, all of one size, several side by side where there is room. */
export function composeLines(lines: readonly TextLine[], options: ComposeLinesOptions): ComposedLines {
  const places = placeLines(lines);
  const height = places.reduce((most, { row }) => Math.max(most, row), 0) + (roomBelow + leading) * capitalHeight;
  const width = places.reduce((most, place) => Math.max(most, endOf(place)), 0) + roomBeside * capitalHeight;
  const image = { width: Math.ceil(width), height: Math.ceil(height), data: new Uint8Array(0) };
  image.data = new Uint8Array(image.width * image.height).fill(255);
  const dots = countDots(lines, options.dots);
  for (const [index, place] of places.entries()) {
    const cut = cutLine(place, options);
    const isDotted = dots[index]! >= dotsALetter * place.line.letterCount;
    drawLine(place, isDotted ? joinDots(cut) : cut, image);
  }
  return { image, lines: places };
}

function placeLines(lines: readonly TextLine[]): SetLine[] {
  const step = (1 + roomAbove + roomBelow + leading) * capitalHeight;
  const margin = (roomBeside + leading) * capitalHeight;
  let row = Math.ceil((1 + roomAbove + leading) * capitalHeight);
  let column = Math.ceil(margin);
  return lines.map((line) => {
    const resolution = capitalHeight / line.height;
    const width = (line.right - line.left) * resolution;
    if (column > margin + 1 && column + width > rowWidth) {
      row += Math.ceil(step);
      column = Math.ceil(margin);
    }
    const place = { line, column, row, resolution };
    column += Math.ceil(width + columnGap * capitalHeight);
    return place;
  });
}

function endOf({ line, column, resolution }: SetLine): number {
  return column + (line.right - line.left) * resolution + roomBeside * capitalHeight;
}

/** Room around a line, in pixels. */
const beside = Math.ceil(roomBeside * capitalHeight);
const above = Math.ceil((1 + roomAbove) * capitalHeight);
const below = Math.ceil(roomBelow * capitalHeight);

function cutLine({ line, resolution }: SetLine, { ink, map }: ComposeLinesOptions): GrayImage {
  const fall = line.slope * (line.right - line.left);
  return flatten(ink, map, {
    left: line.left - beside / resolution,
    right: line.right + beside / resolution,
    top: line.baseline + Math.min(fall, 0) - above / resolution,
    bottom: line.baseline + Math.max(fall, 0) + below / resolution,
    pixelsPerMillimetre: resolution,
  });
}

function drawLine({ line, column, row, resolution }: SetLine, cut: GrayImage, image: GrayImage): void {
  const rise = Math.min(line.slope * (line.right - line.left), 0) * resolution;
  for (let u = 0; u < cut.width && column - beside + u < image.width; u++) {
    // Steps of a whole pixel level the line: they are lower than any stroke is wide.
    const shift = Math.round(line.slope * Math.max(0, u - beside) - rise);
    for (let v = 0; v < above + below; v++) {
      const value = cut.data[(v + shift) * cut.width + u];
      if (value === undefined) continue;
      image.data[(row - above + v) * image.width + column - beside + u] = toGray(value / fullInk);
    }
  }
}

function toGray(ink: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, (inkStart - ink) / (inkStart - paperEnd))));
}
