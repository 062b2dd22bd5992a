import { fullInk } from '../../../../image/ink-level.ts';
import type { GrayImage } from '../../../../model/image.ts';
import type { FindLettersOptions } from './find-letters.ts';
import type { TextLine } from './text-line.ts';

/** Heights over the baseline at which strokes are counted, over the height of capitals. */
const countedAt = [0.2, 0.35, 0.5, 0.65, 0.8];
/** Strokes a height of capitals: print has 1.2 to 2.5, a piece of a trace crosses any height but a few times. */
const leastStrokes = 0.75;
/** From this many letters on a line is print by itself; shorter ones need another beside, above or below. */
const wholeLine = 4;
/** How far that one may be, over the height of capitals: tables have wide gaps. */
const widestGap = 20;
const highestGap = 1.6;
/** Lines of one table are at most this many times as high as one another. */
const heightRatio = 1.8;

/** Leaves pieces of traces out, and two or three letters that stand alone, as the names of leads do. */
export function keepPrintedLines(
  lines: readonly TextLine[],
  ink: GrayImage,
  place: FindLettersOptions,
): readonly TextLine[] {
  const dense = lines.filter((line) => countStrokes(line, ink, place) >= leastStrokes);
  const kept = new Set(dense.filter(({ letterCount }) => letterCount >= wholeLine));
  // Print that was found late makes its neighbours print too: until nothing changes.
  for (const line of kept) {
    for (const other of dense) if (!kept.has(other) && areCompanions(line, other)) kept.add(other);
  }
  return lines.filter((line) => kept.has(line));
}

function countStrokes(line: TextLine, ink: GrayImage, { left, top, pixelsPerMillimetre }: FindLettersOptions): number {
  const first = Math.max(0, Math.round((line.left - left) * pixelsPerMillimetre));
  const end = Math.min(ink.width - 1, Math.round((line.right - left) * pixelsPerMillimetre));
  const counts = countedAt.map((part) => {
    let strokes = 0;
    let inside = false;
    for (let u = first; u <= end; u++) {
      const y = line.baseline + (line.slope * (u - first)) / pixelsPerMillimetre - part * line.height;
      const v = Math.round((y - top) * pixelsPerMillimetre);
      const isInk = v >= 0 && v < ink.height && ink.data[v * ink.width + u]! >= fullInk / 2;
      if (isInk && !inside) strokes++;
      inside = isInk;
    }
    return strokes;
  });
  counts.sort((a, b) => a - b);
  return (counts[countedAt.length >> 1]! * line.height) / (line.right - line.left);
}

function areCompanions(a: TextLine, b: TextLine): boolean {
  const height = Math.max(a.height, b.height);
  if (height > heightRatio * Math.min(a.height, b.height)) return false;
  const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  const down = Math.abs(a.baseline - b.baseline);
  const beside = across <= widestGap * height && down <= height / 2;
  return beside || (across <= height && down <= (1 + highestGap) * height);
}
