import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { labelClasses, labelCropHeight, labelCropPlanes, labelCropWidth } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createLabelNetwork } from './create-label-network.ts';

const wasmPaths = new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url);
const file = new URL('../../../models/labels.onnx', import.meta.url);

/** The runtime of the Node edge; both runtimes have the same interface. */
const native: typeof import('onnxruntime-web') = createRequire(new URL('../../node/package.json', import.meta.url))(
  'onnxruntime-node',
);

it.skipIf(!existsSync(file))('answers as the native runtime does', async () => {
  const model = new Uint8Array(await readFile(file));
  const count = 3;
  const shape = [count, labelCropPlanes, labelCropHeight, labelCropWidth];
  const size = shape.reduce((a, b) => a * b);
  // Bars of several widths: each crop shows something else.
  const crops = Float32Array.from({ length: size }, (_, k) =>
    k % (3 + Math.floor((k * count) / size)) === 0 ? 0.9 : 0,
  );
  const session = await native.InferenceSession.create(model);
  const { chances: expected } = await session.run({ crops: new native.Tensor('float32', crops, shape) });
  const found = await (await createLabelNetwork({ model, wasmPaths }))(crops, count);
  expect(found).toHaveLength(count * labelClasses.length);
  const differences = found.map((value, k) => Math.abs(value - (expected!.data[k] as number)));
  expect(Math.max(...differences)).toBeLessThan(1e-3);
});
