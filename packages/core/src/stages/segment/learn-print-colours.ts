import { fullInk, paperLevel } from '../../image/ink-level.ts';
import type { GrayImage } from '../../model/image.ts';
import type { InkProjection } from './find-ink-projection.ts';
import { type NormalPage, normalValue } from './normalise-paper.ts';

/** A colour as (paper − pixel), red, green and blue. */
export type Darkness = readonly [number, number, number];

/** What print may look like: ink and grid, and any mixture of the two. */
export interface PrintColours {
  /** Direction of the commonest dark colour, of length 1. */
  readonly ink: Darkness;
  /** Length of the ink's darkness, in grey levels. */
  readonly inkDarkness: number;
  /** Direction of the grid's colour, of length 1; null where it is that of the ink. */
  readonly grid: Darkness | null;
  /** A pixel that is further off, as a part of its darkness, has the colour of neither. */
  readonly limit: number;
}

/** Part of full ink from which a pixel is dark. */
export const darkInk = 0.5;
/** About this many dark pixels are looked at, and at least so many. */
const usedPixels = 6000;
const leastPixels = 200;
/** Where more than this share of a page is dark, shadows or its grid are among it: then colour tells nothing. */
const mostDark = 0.05;
/** Every so many pixels of every so many lines are counted. */
const countStep = 4;
/** Print is never this far off its own colours, nor this many times as far as most of it, noisy as the picture may be. */
const leastLimit = 0.12;
const timesUsual = 6;
/** Most pixels: writing is less than the rest of them. */
const most = 0.7;
/** Beyond this likeness (cosine) ink and grid have one colour. */
const alike = 0.995;
/** Less than this part of all dark pixels is no writing. */
const leastWriting = 0.008;

/** The colours of print on a page; null where nothing dark has any other colour. */
export function learnPrintColours(page: NormalPage, projection: InkProjection, ink: GrayImage): PrintColours | null {
  const share = darkShare(ink);
  if (share > mostDark) return null;
  const colours = sampleDark(page, ink, share * ink.data.length);
  if (colours.length < leastPixels) return null;
  const directions = colours.map(unitVector);
  const medianOf = (c: 0 | 1 | 2) => median(Float64Array.from(directions, (direction) => direction[c]));
  const unit = unitVector([medianOf(0), medianOf(1), medianOf(2)]);
  const grid = unitVector(projection.grid);
  const cosine = Math.abs(unit[0] * grid[0] + unit[1] * grid[1] + unit[2] * grid[2]);
  const inkDarkness = Math.hypot(...projection.inkColour);
  const print = { ink: unit, inkDarkness, grid: cosine > alike ? null : grid };
  const off = Float64Array.from(colours, (d) => strangeness(d, print)).sort();
  const limit = Math.max(leastLimit, timesUsual * off[Math.floor(most * off.length)]!);
  const writing = off.length - off.findIndex((value) => value > limit);
  return off.at(-1)! <= limit || writing < leastWriting * off.length ? null : { ...print, limit };
}

/** How far a colour is from every mixture of ink and grid, as a part of its own length. */
export function strangeness([d0, d1, d2]: Darkness, { ink, grid }: Pick<PrintColours, 'ink' | 'grid'>): number {
  const x = d0 * ink[0] + d1 * ink[1] + d2 * ink[2];
  const y = grid === null ? 0 : d0 * grid[0] + d1 * grid[1] + d2 * grid[2];
  const cosine = grid === null ? 0 : ink[0] * grid[0] + ink[1] * grid[1] + ink[2] * grid[2];
  const rest = 1 - cosine * cosine;
  let a = (x - cosine * y) / rest;
  let b = grid === null ? 0 : (y - cosine * x) / rest;
  // No mixture has less than nothing of either.
  if (b < 0) [a, b] = [Math.max(x, 0), 0];
  else if (a < 0) [a, b] = [0, Math.max(y, 0)];
  const r0 = d0 - a * ink[0] - (grid === null ? 0 : b * grid[0]);
  const r1 = d1 - a * ink[1] - (grid === null ? 0 : b * grid[1]);
  const r2 = d2 - a * ink[2] - (grid === null ? 0 : b * grid[2]);
  return Math.sqrt((r0 * r0 + r1 * r1 + r2 * r2) / Math.max(d0 * d0 + d1 * d1 + d2 * d2, 1));
}

/** About which part of the pixels of an ink map is dark. */
export function darkShare({ width, height, data }: GrayImage): number {
  let dark = 0;
  let all = 0;
  for (let y = 0; y < height; y += countStep) {
    for (let x = 0; x < width; x += countStep, all++) if (data[y * width + x]! >= darkInk * fullInk) dark++;
  }
  return dark / all;
}

/** Every so many of the dark pixels, of which there are about `count`, of every so many lines. */
function sampleDark(page: NormalPage, { width, height, data }: GrayImage, count: number): Darkness[] {
  const step = Math.max(1, Math.floor(Math.sqrt(count / usedPixels)));
  const colours: Darkness[] = [];
  for (let y = 0; y < height; y += step) {
    const line = page.readLine(y);
    if (line === null) continue;
    const { pixels, gain } = line;
    for (let x = 0; x < width; x += step) {
      if (data[y * width + x]! < darkInk * fullInk) continue;
      const p = 3 * x;
      colours.push([
        paperLevel - normalValue(pixels[p]! * gain[p]!),
        paperLevel - normalValue(pixels[p + 1]! * gain[p + 1]!),
        paperLevel - normalValue(pixels[p + 2]! * gain[p + 2]!),
      ]);
    }
  }
  return colours;
}

function median(values: Float64Array): number {
  return values.sort()[values.length >> 1]!;
}

function unitVector([a, b, c]: Darkness): Darkness {
  const length = Math.sqrt(a * a + b * b + c * c) || 1;
  return [a / length, b / length, c / length];
}
