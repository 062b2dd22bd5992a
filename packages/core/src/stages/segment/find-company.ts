/** A bounding box in whole pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Letters of one line are at most this many times as high as one another (capitals and small letters). */
const heightRatio = 2;
/** Air between letters of a line, over the height of the higher one; words stand no further apart. */
const widestGap = 1;
/** Letters of a line overlap in height by at least this part of the lower one. */
const leastOverlap = 0.5;
/** Wider than this many times their height are strokes of a broken trace, not letters, even if three of them touch. */
const widestLetter = 3;

/**
 * Which boxes look like letters: those with at least one neighbour of similar height in a line. Lines may run across
 * the picture or, on a page that lies on its side, up and down.
 */
export function findCompany(boxes: readonly Box[]): boolean[] {
  const upright = findNeighbours(boxes);
  const turned = findNeighbours(
    boxes.map(({ left, top, width, height }) => ({ left: top, top: left, width: height, height: width })),
  );
  return boxes.map((_, index) => upright[index]! || turned[index]!);
}

/** Marks all boxes that have a neighbour to their left or right. */
function findNeighbours(boxes: readonly Box[]): boolean[] {
  const found = boxes.map(() => false);
  const letters = boxes.flatMap((box, index) => (box.width <= widestLetter * box.height ? [{ ...box, index }] : []));
  letters.sort((a, b) => a.left - b.left);
  const tallest = letters.reduce((most, { height }) => Math.max(most, height), 0);
  const bands = new Map<number, (typeof letters)[number][]>();
  for (const letter of letters) {
    // Only letters of the same band of the picture, or of the bands beside it, can overlap in height.
    const band = Math.floor(letter.top / tallest);
    for (const near of [band - 1, band, band + 1]) {
      const earlier = bands.get(near) ?? [];
      // From right to left, as far as a gap and the width of a letter reach.
      for (let k = earlier.length - 1; k >= 0; k--) {
        const other = earlier[k]!;
        if (letter.left - other.left > (widestLetter + widestGap) * tallest) break;
        if (areNeighbours(other, letter)) found[other.index] = found[letter.index] = true;
      }
    }
    const own = bands.get(band);
    if (own === undefined) bands.set(band, [letter]);
    else own.push(letter);
  }
  return found;
}

function areNeighbours(a: Box, b: Box): boolean {
  const lower = Math.min(a.height, b.height);
  const higher = Math.max(a.height, b.height);
  if (higher > heightRatio * lower) return false;
  const gap = Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width);
  if (gap > widestGap * higher) return false;
  const overlap = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return overlap >= leastOverlap * lower;
}
