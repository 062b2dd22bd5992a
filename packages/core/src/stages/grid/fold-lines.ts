import { sampleLine } from '../../image/sample-line.ts';
import { sourceLine } from '../../image/source-line.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';

/** What the average of all grid lines says about which lines they are. */
export interface FoldedLines {
  /** Every fifth line is darker: the lines followed are 1 mm apart. Index (0 to 4) of the dark ones a axis. */
  readonly majorIndex: readonly [number, number] | null;
  /** Four fainter lines stand between two followed ones: the lines followed are 5 mm apart. */
  readonly minorBetween: boolean;
  /** Darkness of the followed lines over their background, in grey levels. */
  readonly contrast: number;
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const samplesALine = 20;
/** Probes along which the page is averaged. */
const probes = 160;
/** A fifth line is called darker when it exceeds the other four by this part of their mean darkness. */
const leastStep = 0.12;
/** Sub-lines count when they beat at least this much of the strength of the followed lines. */
const leastSubline = 0.08;

/** Averages the page over all grid lines, five at a time, along both axes; `map` counts in lines. */
export function foldLines(grid: GrayImage, map: PaperMap, bounds: Bounds): FoldedLines {
  const profiles = [foldAlong(grid, map, bounds, 'x'), foldAlong(grid, map, bounds, 'y')] as const;
  const strengths = profiles.map(lineStrengths);
  const majors = strengths.map(darkestLine);
  const contrast = Math.min(...strengths.map((five) => five.reduce((a, b) => a + b, 0) / 5));
  const agree = majors[0]!.step > leastStep && majors[1]!.step > leastStep;
  const [sx, sy] = profiles.map(sublineShare) as [number, number];
  return {
    majorIndex: agree ? [majors[0]!.index, majors[1]!.index] : null,
    minorBetween: !agree && Math.min(sx, sy) > leastSubline,
    contrast,
  };
}

function foldAlong(grid: GrayImage, map: PaperMap, bounds: Bounds, axis: 'x' | 'y'): Float64Array {
  const turned = axis === 'x' ? map : exchangeAxes(map);
  const span = axis === 'x' ? [bounds.top, bounds.bottom] : [bounds.left, bounds.right];
  const along = axis === 'x' ? [bounds.left, bounds.right] : [bounds.top, bounds.bottom];
  const left = Math.ceil(along[0]! + 0.02 * (along[1]! - along[0]!));
  const right = Math.floor(along[1]! - 0.02 * (along[1]! - along[0]!));
  const samples = Math.max(1, (right - left) * samplesALine + 1);
  const knots = Float64Array.from({ length: Math.ceil(samples / samplesALine) + 1 }, (_, k) => left + k);
  const line = sourceLine(turned, knots);
  const sums = new Uint32Array(samples);
  for (let k = 0; k < probes; k++) {
    // The golden ratio keeps the probes off the lines that run along them.
    line.moveTo(span[0]! + (span[1]! - span[0]!) * (0.03 + 0.94 * ((k * 0.6180339887) % 1)));
    const target = new Uint8Array(samples);
    sampleLine(grid, line, { target, stride: samplesALine });
    for (let n = 0; n < samples; n++) sums[n]! += target[n]!;
  }
  return foldSums(sums, left * samplesALine);
}

/** Means of the samples of five lines, from sums of `probes` that begin `first` samples from where lines are counted. */
function foldSums(sums: Uint32Array, first: number): Float64Array {
  const profile = new Float64Array(5 * samplesALine);
  const count = new Float64Array(profile.length);
  let bin = ((first % profile.length) + profile.length) % profile.length;
  for (const sum of sums) {
    profile[bin]! += sum;
    count[bin]! += probes;
    bin = bin + 1 === profile.length ? 0 : bin + 1;
  }
  return profile.map((value, k) => value / Math.max(count[k]!, 1));
}

/** The same map with x and y exchanged, so that lines of samples run down the page. */
function exchangeAxes(map: PaperMap): PaperMap {
  const { columns, rows } = map;
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      sourceColumn[i * rows + j] = map.sourceColumn[j * columns + i]!;
      sourceRow[i * rows + j] = map.sourceRow[j * columns + i]!;
    }
  }
  return { ...map, originX: map.originY, originY: map.originX, columns: rows, rows: columns, sourceColumn, sourceRow };
}

/** Darkness of each of the five lines over the paper between them. */
function lineStrengths(profile: Float64Array): number[] {
  return Array.from({ length: 5 }, (_, line) => {
    const at = (offset: number) => profile[(line * samplesALine + offset + profile.length) % profile.length]!;
    let inside = 0;
    let outside = 0;
    for (let d = -3; d <= 3; d++) inside += at(d) / 7;
    for (let d = 7; d <= 13; d++) outside += at(d) / 7;
    return inside - outside;
  });
}

function darkestLine(five: number[]): { index: number; step: number } {
  const index = five.indexOf(Math.max(...five));
  const others = five.filter((_, k) => k !== index);
  const mean = others.reduce((a, b) => a + b, 0) / 4;
  const spread = Math.max(...others) - Math.min(...others);
  const rise = five[index]! - mean;
  return { index, step: rise > 2 * spread ? rise / Math.max(Math.abs(mean), 1e-6) : 0 };
}

/** Strength of the fifth harmonic of one line period over its neighbours, against the strongest harmonic. */
function sublineShare(profile: Float64Array): number {
  const amplitude = (harmonic: number) => {
    let [re, im] = [0, 0];
    for (let k = 0; k < profile.length; k++) {
      const angle = (2 * Math.PI * harmonic * k) / samplesALine;
      re += profile[k]! * Math.cos(angle);
      im += profile[k]! * Math.sin(angle);
    }
    return Math.hypot(re, im);
  };
  const strongest = Math.max(amplitude(1), amplitude(2), 1e-6);
  return (amplitude(5) - Math.max(amplitude(4), amplitude(6))) / strongest;
}
