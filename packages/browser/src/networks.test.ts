import { readFile } from 'node:fs/promises';
import { type DigitizedPage, digitizeOptionsSchema, digitizePage, type StageContext } from '@einthoven/core';
import { type InkNetwork, inkCellInputs, inkCellOutputs, inkCellSide } from '@einthoven/core/network';
import { createInkNetwork as createNativeNetwork, createStageContext as createNodeContext } from '@einthoven/node';
import { expect, it, vi } from 'vitest';
import { createInkNetwork } from './create-ink-network.ts';
import { createStageContext } from './create-stage-context.ts';
import { renderSmallPage } from './test-support/render-small-page.ts';

/** Of the signals (mV): sums of 8-bit weights are rounded differently, which moves a line by thousandths of a pixel. */
const signalTolerance = 0.01;

/** A chance of one half in the bytes of an answer. */
const likely = 150;

const wasmPaths = new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url);
const ink = new Uint8Array(await readFile(new URL('../../../models/ink.onnx', import.meta.url)));
const smallInk = new Uint8Array(await readFile(new URL('../../../models/ink-small.onnx', import.meta.url)));
const lines = new Uint8Array(await readFile(new URL('../../../models/lines.onnx', import.meta.url)));
const source = await renderSmallPage();
const options = digitizeOptionsSchema.parse({ grid: { inkReader: 'network' } });

const native = await createNativeNetwork();
const pieceSize = { height: 96, width: 160 };
let piece: (Size & { readonly cells: Uint8Array }) | undefined;

/** Keeps a piece of the first window that the network is asked for, from its middle. */
const keepPiece: InkNetwork = (cells, size) => {
  if (size.height >= pieceSize.height && size.width >= pieceSize.width) piece ??= cutPiece(cells, size, pieceSize);
  return native!(cells, size);
};

interface Size {
  readonly height: number;
  readonly width: number;
}

function cutPiece(from: Uint8Array, { height, width }: Size, size: Size) {
  const row = (size.width / inkCellSide) * inkCellInputs;
  const rows = size.height / inkCellSide;
  const cells = new Uint8Array(rows * row);
  const top = Math.floor((height - size.height) / 2 / inkCellSide);
  const left = Math.floor((width - size.width) / 2 / inkCellSide);
  for (let b = 0; b < rows; b++) {
    const start = ((top + b) * (width / inkCellSide) + left) * inkCellInputs;
    cells.set(from.subarray(start, start + row), b * row);
  }
  return { cells, ...size };
}

async function digitize(context: StageContext): Promise<DigitizedPage> {
  return (await digitizePage(source, options, context)).page;
}

const page = await digitize({ ...createNodeContext(options.read), loadInkNetwork: async () => keepPiece });

function largestDifference(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((largest, value, k) => Math.max(largest, Math.abs(value - other[k]!)), 0);
}

it.each([
  ['full', ink],
  ['small', smallInk],
] as const)(
  'answers as the native runtime does, also when asked twice at a time: the %s network',
  async (which, model) => {
    const network = await createInkNetwork({ model, wasmPaths });
    const { cells, ...size } = piece!;
    const expected = await (await createNativeNetwork({ size: which }))!(cells, size);
    // The piece shows a trace: both have something to agree about.
    expect(expected.some((value) => value > likely)).toBe(true);
    // All of it is whole numbers, so that it does not depend on the runtime.
    for (const found of await Promise.all([network(cells, size), network(cells, size)])) {
      expect(found).toEqual(expected);
    }
  },
);

it('reads a page to the same signals', async () => {
  const found = await digitize(createStageContext({ ...options.read, networks: { ink, lines, wasmPaths } }));
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

it('takes WebAssembly by itself, also beside a graphics card', async () => {
  const requestAdapter = vi.fn(async () => ({}));
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  const network = await createInkNetwork({ model: ink, wasmPaths });
  vi.unstubAllGlobals();
  expect(requestAdapter).not.toHaveBeenCalled();
  const { cells, ...size } = piece!;
  expect(await network(cells, size)).toHaveLength((cells.length / inkCellInputs) * inkCellOutputs);
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
