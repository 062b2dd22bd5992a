import { growRuns } from '../../image/grow-runs.ts';
import { fullInk, paperLevel } from '../../image/ink-level.ts';
import { type InkRuns, inkRuns } from '../../image/ink-runs.ts';
import { keepRuns } from '../../image/keep-runs.ts';
import { type InkComponents, labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import { chooseWriting } from './choose-writing.ts';
import { clearCrossings } from './clear-crossings.ts';
import type { InkProjection } from './find-ink-projection.ts';
import { type Darkness, darkInk, learnPrintColours, type PrintColours, strangeness } from './learn-print-colours.ts';
import { type NormalPage, normalValue } from './normalise-paper.ts';

/** Part of full ink from which the rim of a stroke still belongs to it, and how strange it is, as a part of the limit. */
const faintInk = 0.1;
const strangeRim = 0.6;
/** Pixels around a stroke in which its rim is looked for. */
const rim = 2;
/** Values of a plane of marks: a pixel of a pen, and one that may be its rim. */
const pen = 255;
const maybe = 1;

export interface ProjectedPage {
  readonly projection: InkProjection;
  /** Ink and grid evidence of the page. */
  readonly ink: GrayImage;
  readonly grid: GrayImage;
}

/**
 * Takes what was written or stamped in another colour than print off the ink of a page, in place, and gives it back: both
 * together are the ink as it was. Print shows through a pen as far as it is darker than that in every channel. null:
 * nothing of another colour is there, or nothing that is surely writing.
 */
export function takePens(page: NormalPage, { ink, grid, projection }: ProjectedPage): GrayImage | null {
  const colours = learnPrintColours(page, projection, ink);
  if (colours === null) return null;
  const marks = markStrange(page, ink, colours);
  const runs = inkRuns(marks.strange, pen);
  const components = labelRuns(runs);
  const isKept = chooseWriting(ink, { strange: marks.strange, runs, components });
  if (isKept === null) return null;
  keepPieces(isKept, ink, { runs, components });
  const { taken, under } = takeInk(ink, { ...marks, runs, components, isKept });
  clearCrossings(ink, taken, { under, grid });
  return taken;
}

interface StrangeMarks {
  /** `pen`, `maybe` or 0. */
  readonly strange: GrayImage;
  /** How dark a pixel is where it is palest, against print: `fullInk` is as dark as print. */
  readonly depth: Uint8Array;
}

/** Marks the pixels of another colour than print. */
function markStrange(page: NormalPage, { width, height, data }: GrayImage, colours: PrintColours): StrangeMarks {
  const strange = new Uint8Array(width * height);
  const depth = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const line = page.readLine(y);
    if (line === null) continue;
    const { pixels, gain } = line;
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if (data[k]! < faintInk * fullInk) continue;
      const p = 3 * x;
      const colour: Darkness = [
        paperLevel - normalValue(pixels[p]! * gain[p]!),
        paperLevel - normalValue(pixels[p + 1]! * gain[p + 1]!),
        paperLevel - normalValue(pixels[p + 2]! * gain[p + 2]!),
      ];
      const off = strangeness(colour, colours);
      if (off <= strangeRim * colours.limit) continue;
      strange[k] = off > colours.limit && data[k]! >= darkInk * fullInk ? pen : maybe;
      depth[k] = depthOf(colour, colours);
    }
  }
  return { strange: { width, height, data: strange }, depth };
}

/** A channel in which print is hardly dark tells nothing. */
const leastDarkness = 0.2;

function depthOf([d0, d1, d2]: Darkness, { ink, inkDarkness }: PrintColours): number {
  const least = Math.min(
    ink[0] < leastDarkness ? Infinity : d0 / ink[0],
    ink[1] < leastDarkness ? Infinity : d1 / ink[1],
    ink[2] < leastDarkness ? Infinity : d2 / ink[2],
  );
  return Math.max(0, Math.min(255, (least / inkDarkness) * fullInk));
}

interface Pens extends StrangeMarks {
  readonly runs: InkRuns;
  readonly components: InkComponents;
  /** Whether a component is writing. */
  readonly isKept: Uint8Array;
}

/** Print and grid cut strokes to pieces that are this far apart, as a part of the longer side of the picture. */
const cutApart = 0.0025;

/** Keeps the pieces, too, that are near to one that is kept: what is too short to be known as writing by itself. */
function keepPieces(
  isKept: Uint8Array,
  { width, height }: GrayImage,
  { runs, components }: Pick<Pens, 'runs' | 'components'>,
): void {
  const near = Math.ceil(cutApart * Math.max(width, height));
  const writing = growRuns(
    keepRuns(runs, (k) => isKept[components.label[k]!] === 1),
    near,
  );
  for (let u = 0; u < width; u++) {
    let grown = writing.first[u]!;
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      while (grown < writing.first[u + 1]! && writing.bottom[grown]! < runs.top[k]!) grown++;
      if (grown < writing.first[u + 1]! && writing.top[grown]! <= runs.bottom[k]!) isKept[components.label[k]!] = 1;
    }
  }
}

/** Takes the strokes with their rims off the ink, but for what is print under them. */
function takeInk(ink: GrayImage, pens: Pens): { readonly taken: GrayImage; readonly under: GrayImage } {
  const { width, height } = ink;
  const { runs, components, isKept, strange, depth } = pens;
  const usual = usualDepths(width, pens);
  const taken = new Uint8Array(width * height);
  const under = new Uint8Array(width * height);
  for (let u = 0; u < width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const label = components.label[k]!;
      if (isKept[label] === 0) continue;
      const [from, to] = [Math.max(0, runs.top[k]! - rim), Math.min(height - 1, runs.bottom[k]! + rim)];
      for (let v = from; v <= to; v++) {
        for (let x = Math.max(0, u - rim); x <= Math.min(width - 1, u + rim); x++) {
          const p = v * width + x;
          under[p] = 1;
          if (strange.data[p] === 0) continue;
          strange.data[p] = 0;
          const print = Math.max(0, (depth[p]! - usual[label]!) / Math.max(1, fullInk - usual[label]!));
          const left = Math.round(ink.data[p]! * Math.min(1, print));
          taken[p] = ink.data[p]! - left;
          ink.data[p] = left;
        }
      }
    }
  }
  return { taken: { width, height, data: taken }, under: { width, height, data: under } };
}

/** The median depth of each component of writing. */
function usualDepths(width: number, { runs, components, isKept, depth }: Pens): Uint8Array {
  const counts = new Map<number, Uint32Array>();
  for (let u = 0; u < width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const label = components.label[k]!;
      if (isKept[label] === 0) continue;
      const count = counts.get(label) ?? new Uint32Array(256);
      counts.set(label, count);
      for (let v = runs.top[k]!; v <= runs.bottom[k]!; v++) count[depth[v * width + u]!]!++;
    }
  }
  const usual = new Uint8Array(isKept.length);
  for (const [label, count] of counts) {
    let left = components.area[label]! / 2;
    let value = 0;
    while (value < 255 && left > count[value]!) left -= count[value++]!;
    usual[label] = value;
  }
  return usual;
}
