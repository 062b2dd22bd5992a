import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { lineInputs } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createLineNetwork } from './create-line-network.ts';

const wasmPaths = new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url);
const file = new URL('../../../models/lines.onnx', import.meta.url);

/** The runtime of the Node edge; both runtimes have the same interface. */
const native: typeof import('onnxruntime-web') = createRequire(new URL('../../node/package.json', import.meta.url))(
  'onnxruntime-node',
);

it.skipIf(!existsSync(file))('answers as the native runtime does', async () => {
  const model = new Uint8Array(await readFile(file));
  const count = 300;
  // Waves of several lengths: every row and every column is another.
  const description = Uint8Array.from(
    { length: lineInputs * count },
    (_, k) => 128 + 100 * Math.sin(k / (7 + (k % 5))),
  );
  const session = await native.InferenceSession.create(model);
  const expected = await session.run({ line: new native.Tensor('uint8', description, [1, lineInputs, count]) });
  const found = await (await createLineNetwork({ model, wasmPaths }))(description, count);
  for (const name of ['move', 'doubt'] as const) {
    expect(found[name]).toHaveLength(count);
    const differences = found[name].map((value, k) => Math.abs(value - (expected[name]!.data[k] as number)));
    expect(Math.max(...differences)).toBeLessThan(1e-3);
  }
});
