import type { LetterBox, TextLine } from './text-line.ts';

/** Air between letters of a line over the height of the higher one: words stand no further apart. */
const widestGap = 1.6;
/** Letters of one line: the higher is at most this many times as high as the lower, and they overlap by this part of it. */
const heightRatio = 2.6;
const leastOverlap = 0.5;
/** Width of a letter with its air over the height of capitals. */
const letterPitch = 0.8;
/** A line this many capitals long says how far it falls. */
const levelLength = 10;
/** Steepest line of words, mm a millimetre: the flat page lies level. */
const steepest = 0.05;
/** Share of the letters that are lower than capitals are high. */
const capitalPercentile = 0.85;

/** Lines of at least two letters, from top to bottom. */
export function groupLines(letters: readonly LetterBox[]): readonly TextLine[] {
  const sorted = [...letters].sort((a, b) => a.box.left - b.box.left);
  const open: LetterBox[][] = [];
  for (const letter of sorted) {
    const line = findLine(open, letter);
    if (line) line.push(letter);
    else open.push([letter]);
  }
  return open
    .map(measureLine)
    .filter(({ letterCount }) => letterCount >= 2)
    .sort((a, b) => a.baseline - b.baseline);
}

/** The line whose last letter is nearest to the left of this one. */
function findLine(lines: readonly LetterBox[][], letter: LetterBox): LetterBox[] | null {
  let best: LetterBox[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    // The last letter may stand inside the width of the one before it (a wide word, a bar over it): look at three.
    for (const other of line.slice(-3)) {
      const gap = letter.box.left - other.box.right;
      if (gap >= least || !areNeighbours(other, letter, gap)) continue;
      least = gap;
      best = line;
    }
  }
  return best;
}

function areNeighbours({ box: a }: LetterBox, { box: b }: LetterBox, gap: number): boolean {
  const [first, second] = [a.bottom - a.top, b.bottom - b.top];
  const [lower, higher] = [Math.min(first, second), Math.max(first, second)];
  if (higher > heightRatio * lower || gap > widestGap * higher || gap < -higher) return false;
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >= leastOverlap * lower;
}

function measureLine(letters: readonly LetterBox[]): TextLine {
  const left = Math.min(...letters.map(({ box }) => box.left));
  const right = Math.max(...letters.map(({ box }) => box.right));
  const height = percentile(
    letters.map(({ box }) => box.bottom - box.top),
    capitalPercentile,
  );
  const slope = right - left >= levelLength * height ? fitSlope(letters, height) : 0;
  const feet = letters.map(({ box }) => box.bottom - slope * ((box.left + box.right) / 2 - left));
  const baseline = percentile(feet, 0.5);
  const letterCount = letters.reduce((sum, { box }) => {
    return sum + Math.max(1, Math.round((box.right - box.left) / (letterPitch * height)));
  }, 0);
  return { left, right, baseline, slope, height, letterCount };
}

/** Median slope between letters that stand far apart (Theil–Sen): feet of p and q, and commas, do not count. */
function fitSlope(letters: readonly LetterBox[], height: number): number {
  const slopes: number[] = [];
  for (const [index, { box: a }] of letters.entries()) {
    for (const { box: b } of letters.slice(index + 1)) {
      const across = (b.left + b.right - a.left - a.right) / 2;
      if (across > (levelLength / 2) * height) slopes.push((b.bottom - a.bottom) / across);
    }
  }
  const slope = slopes.length === 0 ? 0 : percentile(slopes, 0.5);
  return Math.min(Math.max(slope, -steepest), steepest);
}

function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}
