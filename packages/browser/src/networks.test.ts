import { readFile } from 'node:fs/promises';
import { type DigitizedPage, digitizeOptionsSchema, digitizePage, type StageContext } from '@einthoven/core';
import type { InkNetwork } from '@einthoven/core/network';
import { createInkNetwork as createNativeNetwork, createStageContext as createNodeContext } from '@einthoven/node';
import { expect, it, vi } from 'vitest';
import { createInkNetwork } from './create-ink-network.ts';
import { createStageContext } from './create-stage-context.ts';
import { renderSmallPage } from './test-support/render-small-page.ts';

/** As far as two runtimes may be apart: neither a mark nor a sample depends on it. */
const tolerance = 1e-3;
/** Of the signals (mV): sums of 8-bit weights are rounded differently, which moves a line by thousandths of a pixel. */
const signalTolerance = 0.01;

const wasmPaths = new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url);
const ink = new Uint8Array(await readFile(new URL('../../../models/ink.onnx', import.meta.url)));
const source = await renderSmallPage();
const options = digitizeOptionsSchema.parse({ grid: { inkReader: 'network' } });

const native = await createNativeNetwork();
let strip: { readonly input: Float32Array; readonly height: number; readonly width: number } | undefined;

/** Keeps a piece of the first strip that the network is asked for, from the middle of the page. */
const keepPiece: InkNetwork = (input, size) => {
  strip ??= cutPiece(input, size, { height: 96, width: 160 });
  return native!(input, size);
};

interface Size {
  readonly height: number;
  readonly width: number;
}

function cutPiece(input: Float32Array, from: Size, { height, width }: Size) {
  const planes = input.length / (from.height * from.width);
  const piece = new Float32Array(planes * height * width);
  const top = (from.height - height) / 2;
  const left = (from.width - width) / 2;
  for (let row = 0; row < planes * height; row++) {
    const start = (Math.floor(row / height) * from.height + top + (row % height)) * from.width + left;
    piece.set(input.subarray(start, start + width), row * width);
  }
  return { input: piece, height, width };
}

async function digitize(context: StageContext): Promise<DigitizedPage> {
  return (await digitizePage(source, options, context)).page;
}

const page = await digitize({ ...createNodeContext(options.read), loadInkNetwork: async () => keepPiece });

function largestDifference(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((largest, value, k) => Math.max(largest, Math.abs(value - other[k]!)), 0);
}

it('answers as the native runtime does, also when asked twice at a time', async () => {
  const network = await createInkNetwork({ model: ink, wasmPaths });
  const { input, ...size } = strip!;
  const expected = await native!(input, size);
  // The piece shows a trace: both have something to agree about.
  expect(expected.line.some((value) => value > 0.5)).toBe(true);
  for (const found of await Promise.all([network(input, size), network(input, size)])) {
    expect(largestDifference(found.covered, expected.covered)).toBeLessThan(tolerance);
    expect(largestDifference(found.line, expected.line)).toBeLessThan(tolerance);
  }
});

it('reads a page to the same signals', async () => {
  const found = await digitize(createStageContext({ ...options.read, networks: { ink, wasmPaths } }));
  expect(found.flat.lines).toBeDefined();
  expect(found.record.leads.map(({ lead }) => lead)).toEqual(page.record.leads.map(({ lead }) => lead));
  for (const [index, { samples }] of found.record.leads.entries()) {
    const expected = page.record.leads[index]!.samples;
    expect(placesOfHoles(samples)).toEqual(placesOfHoles(expected));
    expect(largestDifference(readable(samples), readable(expected))).toBeLessThan(signalTolerance);
  }
});

it('refuses a second folder or another number of threads, since the runtime runs', async () => {
  const model = ink;
  await createInkNetwork({ model, wasmPaths });
  const other = createInkNetwork({ model, wasmPaths: new URL('other/', wasmPaths) });
  await expect(other).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  await expect(createInkNetwork({ model, wasmPaths, threads: 2 })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});

it('refuses threads out of range, and folders and files elsewhere', async () => {
  const invalid = [
    { model: ink, wasmPaths, threads: 0 },
    { model: ink, wasmPaths: 'https://cdn.example/ort/' },
    { model: 'https://cdn.example/ink.onnx', wasmPaths },
  ];
  for (const request of invalid) {
    await expect(createInkNetwork(request)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  }
});

it('takes WebAssembly by itself where a graphics card is only played by the processor', async () => {
  const requestAdapter = vi.fn(async () => ({ info: { isFallbackAdapter: true } }));
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  const network = await createInkNetwork({ model: ink, wasmPaths });
  vi.unstubAllGlobals();
  expect(requestAdapter).toHaveBeenCalled();
  const { input, ...size } = strip!;
  expect((await network(input, size)).line).toHaveLength(2 * size.height * size.width);
});

it('says what is missing: a graphics card, or a network in the file', async () => {
  const webgpu = createInkNetwork({ model: ink, wasmPaths, executionProviders: ['webgpu'] });
  await expect(webgpu).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' });
  const broken = createInkNetwork({ model: Uint8Array.of(1, 2, 3), wasmPaths });
  await expect(broken).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' });
});

function placesOfHoles(samples: ArrayLike<number>): boolean[] {
  return Array.from(samples, Number.isNaN);
}

function readable(samples: ArrayLike<number>): Float32Array {
  return Float32Array.from(samples).filter((value) => !Number.isNaN(value));
}
