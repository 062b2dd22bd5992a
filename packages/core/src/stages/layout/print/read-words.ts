import { flatten } from '../../../image/flatten.ts';
import type { GrayImage } from '../../../model/image.ts';
import type { GriddedPage } from '../../../model/page.ts';
import type { PrintedWord, ReadWord } from '../../../model/printed.ts';
import type { StageContext, TextReader } from '../../../pipeline/stage.ts';
import type { PaperPoint } from '../../../units.ts';
import type { LayoutOptions } from '../layout-options.ts';
import { capitalHeight, composeLines } from './words/compose-lines.ts';
import { findLetters } from './words/find-letters.ts';
import { groupLines } from './words/group-lines.ts';
import { keepPrintedLines } from './words/keep-printed-lines.ts';
import { placeWords } from './words/place-words.ts';
import { type PrintPlane, printPlane } from './words/print-plane.ts';
import type { TextLine } from './words/text-line.ts';

/** Pixels a millimetre at which lines of letters are looked for: strokes of fine print are 0.2 mm wide. */
const searchResolution = 8;
/** Capitals of print of ten points, which readers take for granted, mm. */
const usualCapitals = 2.5;
const millimetresAnInch = 25.4;
/** A page of tables and statements has 80 lines; what has many more is no print, and would take long to read. */
const mostLines = 160;

/** Words of the header, the footer and the margins; null where no reader is there or asked for. */
export async function readWords(
  page: GriddedPage,
  options: LayoutOptions,
  context: StageContext,
): Promise<readonly PrintedWord[] | null> {
  if (!options.readText) return null;
  const read = (await context.loadTextReader?.()) ?? null;
  if (read === null) return null;
  const plane = printPlane(page);
  const { lines, dots } = findLines(page, plane);
  if (lines.length === 0) return [];
  context.throwIfStopped();
  const composed = composeLines(lines, { ...plane, dots });
  const words = await tryToRead(read, composed.image);
  context.throwIfStopped();
  return words && placeWords(words, composed.lines);
}

/** Words are an aid: a reader that breaks down costs them, not the page. */
async function tryToRead(read: TextReader, image: GrayImage): Promise<readonly ReadWord[] | null> {
  try {
    return await read(image, (capitalHeight / usualCapitals) * millimetresAnInch);
  } catch {
    return null;
  }
}

interface FoundLines {
  readonly lines: readonly TextLine[];
  readonly dots: readonly PaperPoint[];
}

function findLines({ grid }: GriddedPage, { ink, map }: PrintPlane): FoundLines {
  const { left, top, right, bottom } = grid;
  const area = { left, top, right, bottom, pixelsPerMillimetre: searchResolution };
  const plane = flatten(ink, map, area);
  const { letters, dots } = findLetters(plane, area);
  const printed = keepPrintedLines(groupLines(letters), plane, area);
  if (printed.length <= mostLines) return { lines: printed, dots };
  const fewest = [...printed].sort((a, b) => b.letterCount - a.letterCount)[mostLines - 1]!.letterCount;
  return { lines: printed.filter(({ letterCount }) => letterCount >= fewest), dots };
}
