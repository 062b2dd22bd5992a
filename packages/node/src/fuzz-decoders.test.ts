import { EinthovenError, readOptionsSchema, readStage } from '@einthoven/core';
import { expect, it } from 'vitest';
import { createStageContext } from './create-stage-context.ts';
import { makePagedFile, makeTestFiles } from './test-pages.ts';

/** Inputs tried; more with EINTHOVEN_FUZZ. The seed makes a failure come again. */
const inputCount = Number(process.env.EINTHOVEN_FUZZ ?? 150);
const seed = Number(process.env.EINTHOVEN_FUZZ_SEED ?? 20_240_607);
const longestMilliseconds = 10_000;
/** Where formats keep their sizes and offsets: damage there reaches deepest. */
const headerBytes = 128;

type Random = () => number;

/** Tommy Ettinger's mulberry32: 32 bits of state, uniform in [0, 1). */
function mulberry32(start: number): Random {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, end: number) => Math.floor(random() * end);
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[below(random, items.length)]!;

/** An offset, in the header every other time. */
function anyOffset(random: Random, length: number): number {
  return below(random, random() < 0.5 ? Math.min(length, headerBytes) : length);
}

type Mutator = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

const mutators: Record<string, Mutator> = {
  flipBits: (bytes, random) => {
    for (let count = 1 + below(random, 8); count > 0; count--) {
      const offset = anyOffset(random, bytes.length);
      bytes[offset] = bytes[offset]! ^ (1 << below(random, 8));
    }
    return bytes;
  },
  extremeBytes: (bytes, random) => {
    const value = pick(random, [0, 1, 0x7f, 0x80, 0xff]);
    const offset = anyOffset(random, bytes.length);
    return bytes.fill(value, offset, offset + pick(random, [1, 2, 4, 8]));
  },
  truncate: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  cutOut: (bytes, random) => {
    const offset = anyOffset(random, bytes.length);
    const end = Math.min(bytes.length, offset + 1 + below(random, 64));
    return Buffer.concat([bytes.subarray(0, offset), bytes.subarray(end)]);
  },
  repeat: (bytes, random) => {
    const offset = anyOffset(random, bytes.length);
    const end = Math.min(bytes.length, offset + 1 + below(random, 256));
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(offset)]);
  },
  noise: (bytes, random) => {
    const offset = anyOffset(random, bytes.length);
    const end = Math.min(bytes.length, offset + 1 + below(random, 256));
    for (let index = offset; index < end; index++) bytes[index] = below(random, 256);
    return bytes;
  },
  splice: (bytes, random, others) => {
    const other = pick(random, others);
    return Buffer.concat([bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))]);
  },
};

/** 24 bits a pixel, 64 × 48, grey: sharp writes no bitmaps. */
function makeBitmap(): Uint8Array {
  const file = Buffer.alloc(54 + 64 * 48 * 3, 0x80);
  file.fill(0, 0, 54);
  file.write('BM');
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(64, 18);
  file.writeInt32LE(48, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return new Uint8Array(file);
}

async function makeSamples(): Promise<[string, Uint8Array][]> {
  const paged = await Promise.all((['tiff', 'gif', 'webp'] as const).map(makePagedFile));
  return [
    ...Object.entries(await makeTestFiles()),
    ...paged.map((bytes, index): [string, Uint8Array] => [`paged${index}`, bytes]),
    ['bmp', makeBitmap()],
  ];
}

/** Small limits of size: the time of a run goes into parsing, not into filling memory. */
const options = { ...readOptionsSchema.parse({ minimumSide: 16 }), maximumPixels: 4_000_000, maximumSeconds: 8 };

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const { maximumSeconds, maximumPixels } = options;
  try {
    const context = createStageContext({ maximumSeconds, maximumPixels });
    const page = await readStage.run({ sourceName: 'fuzz', bytes, pageIndex: 0 }, options, context);
    const { width, height, data } = page.image;
    return data.length === width * height * 3 ? 'page' : `${data.length} bytes for ${width} × ${height} pixels`;
  } catch (error) {
    if (error instanceof EinthovenError && error.code !== 'INTERNAL') return error.code;
    return `not an EinthovenError: ${String(error)}`;
  }
}

const codesThatAreFine = /^(page|(FILE|FORMAT|IMAGE|PAGE)_[A-Z_]+|TOO_MANY_PAGES|TIME_LIMIT)$/;

it(`ends in a page or in a named error for ${inputCount} damaged files`, {
  timeout: 60_000 + inputCount * 1000,
}, async () => {
  const samples = await makeSamples();
  const others = samples.map(([, bytes]) => bytes);
  const random = mulberry32(seed);
  const counts = new Map<string, number>();
  for (let index = 0; index < inputCount; index++) {
    const [sampleName, sample] = samples[index % samples.length]!;
    const mutatorName = pick(random, Object.keys(mutators));
    const bytes = mutators[mutatorName]!(new Uint8Array(sample), random, others);
    const start = performance.now();
    const outcome = await outcomeOf(bytes);
    const milliseconds = performance.now() - start;
    const label = `input ${index} of seed ${seed}: ${sampleName}, ${mutatorName}`;
    expect(outcome, label).toMatch(codesThatAreFine);
    expect(milliseconds, label).toBeLessThan(longestMilliseconds);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  // Both ways must have been taken, or the mutators are too weak or too strong to find anything.
  expect(counts.get('page') ?? 0).toBeGreaterThan(0);
  expect(counts.get('IMAGE_BROKEN') ?? 0).toBeGreaterThan(0);
  if (process.env.EINTHOVEN_FUZZ !== undefined) console.log(Object.fromEntries(counts));
});
