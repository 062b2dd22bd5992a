import { expect, test } from 'vitest';
import { createSeededRandom } from '../create-seeded-random.ts';
import { cosineScale } from './kernels/cosine-transform.ts';
import { placeInTable, tableBytes } from './kernels/quantize-blocks.ts';
import { sharpenUnit } from './kernels/sharpen-line.ts';
import { stretchFactor } from './kernels/stretch-line.ts';
import { gainUnit, levelUnit } from './kernels/tone-line.ts';
import { tapAddressOffset, tapBytes } from './kernels/weigh-line.ts';
import { openScratch } from './open-scratch.ts';

/** Not a multiple of what kernels do at once. */
const length = 4 * 37;

function openRandom(lines: number) {
  const scratch = openScratch(1 << 20);
  const random = createSeededRandom(7);
  const drawn = Array.from({ length: lines }, () => {
    const address = scratch.take(length);
    for (let index = 0; index < length + 32; index++) scratch.bytes[address + index] = 256 * random.uniform();
    return { address, values: scratch.bytes.slice(address, address + length) };
  });
  const into = scratch.take(length);
  return { scratch, drawn, into, read: () => scratch.bytes.slice(into, into + length), random };
}

test('weighed lines are their sum, rounded', () => {
  const { scratch, drawn, into, read } = openRandom(3);
  const weights = [200, 55, 1];
  const list = scratch.take(tapBytes * weights.length);
  for (const [index, weight] of weights.entries()) {
    new Int16Array(scratch.bytes.buffer, list + index * tapBytes, 8).fill(weight);
    new Int32Array(scratch.bytes.buffer, list + index * tapBytes + tapAddressOffset, 1)[0] = drawn[index]!.address;
  }
  scratch.kernels.weighLine(into, length, list, tapBytes * weights.length);
  const expected = Array.from({ length }, (_, at) =>
    Math.floor((weights.reduce((sum, weight, index) => sum + weight * drawn[index]!.values[at]!, 0) + 128) / 256),
  );
  expect([...read()]).toEqual(expected);
});

test('a sharpened line has the difference added, cut off at black and white', () => {
  const { scratch, drawn, into, read } = openRandom(2);
  const [sharp, soft] = drawn as [(typeof drawn)[number], (typeof drawn)[number]];
  scratch.kernels.sharpenLine(into, length, sharp.address, soft.address, 1.5 * sharpenUnit);
  for (const [at, value] of read().entries()) {
    const raised = sharp.values[at]! + 1.5 * (sharp.values[at]! - soft.values[at]!);
    expect(Math.abs(value - Math.max(0, Math.min(255, raised)))).toBeLessThanOrEqual(0.5);
  }
});

test('a toned line is multiplied, raised and cut off before it gets its noise', () => {
  const { scratch, drawn, into, read, random } = openRandom(1);
  const [{ address, values }] = drawn as [(typeof drawn)[number]];
  const noiseAddress = scratch.take(2 * length);
  const noise = new Int16Array(scratch.bytes.buffer, noiseAddress, length);
  for (let at = 0; at < length; at++) noise[at] = Math.round(20 * levelUnit * random.normal());
  const settings = scratch.take(32);
  const tones = new Int16Array(scratch.bytes.buffer, settings, 16);
  const gains = [1.4, 0.7, 1, 1];
  const lifts = [-40, 30, 0, 0];
  for (let lane = 0; lane < 8; lane++) {
    tones[lane] = gainUnit * gains[lane & 3]!;
    tones[lane + 8] = levelUnit * lifts[lane & 3]!;
  }
  scratch.kernels.toneLine(into, length, address, noiseAddress, settings);
  for (const [at, value] of read().entries()) {
    const toned = Math.max(0, Math.min(255, gains[at & 3]! * values[at]! + lifts[at & 3]!));
    const expected = Math.max(0, Math.min(255, toned + noise[at]! / levelUnit));
    expect(Math.abs(value - expected)).toBeLessThan(0.6);
  }
});

test('a stretched line keeps its pixels and has others between any two', () => {
  const { scratch, drawn } = openRandom(1);
  const [{ address }] = drawn as [(typeof drawn)[number]];
  const into = scratch.take(stretchFactor * length);
  scratch.kernels.stretchLine(into, length, address);
  for (let at = 0; at < stretchFactor * length; at++) {
    const [pixel, channel] = [Math.floor(at / 4), at & 3];
    const old = address + 4 * Math.floor(pixel / stretchFactor) + channel;
    const left = scratch.bytes[old]!;
    const right = scratch.bytes[old + 4]!;
    const expected = left + ((right - left) * (pixel % stretchFactor)) / stretchFactor;
    expect(Math.abs(scratch.bytes[into + at]! - expected)).toBeLessThan(1);
  }
});

test('ground comes to light where the page does not cover it', () => {
  const { scratch, drawn } = openRandom(2);
  const [page, ground] = drawn as [(typeof drawn)[number], (typeof drawn)[number]];
  const nodes = scratch.take(16 * 12);
  const light = 0.6;
  new Float32Array(scratch.bytes.buffer, nodes, 4 * 12).fill(8192 * light);
  scratch.kernels.layUnderLine(page.address, length, ground.address, nodes);
  for (let at = 0; at < length; at++) {
    if ((at & 3) === 3) continue;
    const cover = page.values[at | 3]! / 255;
    const expected = page.values[at]! * cover + ground.values[at]! * light * (1 - cover);
    expect(Math.abs(scratch.bytes[page.address + at]! - expected)).toBeLessThan(1.6);
  }
});

/** The definition of the orthonormal cosine transform, along rows and columns. */
function slowCosines(block: readonly number[]): number[] {
  const basis = (k: number, i: number) =>
    (k === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * i + 1) * k * Math.PI) / 16);
  return block.map((_, place) => {
    const [row, column] = [place >> 3, place & 7];
    return block.reduce((sum, value, at) => sum + value * basis(row, at >> 3) * basis(column, at & 7), 0);
  });
}

test('blocks are left with whole steps of their cosine transform', () => {
  const scratch = openScratch(1 << 16);
  const random = createSeededRandom(3);
  const table = scratch.take(2 * tableBytes);
  const factors = new Float32Array(scratch.bytes.buffer, table, 128);
  const steps = Array.from({ length: 64 }, (_, place) => 3 + place);
  for (const [place, step] of steps.entries()) {
    const [row, column] = [place >> 3, place & 7];
    const scale = cosineScale(row) * cosineScale(column);
    factors[placeInTable(row, column)] = 1 / (step * scale * 8);
    factors[placeInTable(row, column) + 64] = (step * scale) / 8;
  }
  const stride = 3 * 32;
  const address = scratch.take(8 * stride);
  const values = new Float32Array(scratch.bytes.buffer, address, (8 * stride) / 4);
  for (let at = 0; at < values.length; at++) values[at] = 255 * random.uniform() - 128;
  const blockAt = (block: number) =>
    Array.from({ length: 64 }, (_, place) => values[(place >> 3) * 24 + 8 * block + (place & 7)]!);
  const before = [0, 1, 2].map(blockAt);
  scratch.kernels.quantizeBlocks(address, stride, stride, table);
  for (const [block, old] of before.entries()) {
    const expected = slowCosines(old).map((value, place) => steps[place]! * Math.round(value / steps[place]!));
    for (const [place, value] of slowCosines(blockAt(block)).entries()) {
      expect(Math.abs(value - expected[place]!)).toBeLessThan(1e-3);
    }
  }
});

test('colours come back from brightness and colour', () => {
  const { scratch, drawn, into, read } = openRandom(1);
  const [{ address }] = drawn as [(typeof drawn)[number]];
  // Squares of one colour lose nothing.
  const pixels = new Int32Array(scratch.bytes.buffer, address, length / 4 + 4);
  for (let column = 1; column < pixels.length; column += 2) pixels[column] = pixels[column - 1]!;
  const [upper, lower, blue, red] = Array.from({ length: 4 }, () => scratch.take(2 * length)) as [
    number,
    number,
    number,
    number,
  ];
  scratch.kernels.splitColorRows(address, address, length, upper, lower, blue, red);
  scratch.kernels.joinColorRow(into, length, lower, blue, red);
  for (const [at, value] of read().entries()) {
    if ((at & 3) < 3) expect(Math.abs(value - scratch.bytes[address + at]!)).toBeLessThanOrEqual(1);
  }
});
