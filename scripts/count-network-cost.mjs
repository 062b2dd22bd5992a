/**
 * What it costs to read a page with the ink network (after npm run build):
 * node scripts/count-network-cost.mjs [width mm] [height mm] [model]. Default: a US Letter page on its side.
 * Counts the multiply-adds of the convolutions by the shapes that they had in a run of the native runtime on a small strip.
 * The network is convolutional throughout, so that its cost is proportional to the pixels that it reads.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inkNetworkScale, inkNetworkStride, readInk } from '@einthoven/core/network';

// The runtime is a dependency of the Node edge.
const { InferenceSession, Tensor } = createRequire(import.meta.resolve('@einthoven/node'))('onnxruntime-node');

const [width = '279.4', height = '215.9', model = fileURLToPath(import.meta.resolve('@einthoven/models/ink.onnx'))] =
  process.argv.slice(2);

const planes = 5;
const strip = { width: 5 * inkNetworkStride, height: 3 * inkNetworkStride };
const perPixel = (await countMultiplyAdds()) / (strip.width * strip.height);
const { strips, pixels } = await countPixels(Number(width), Number(height));
const giga = (value) => (value / 1e9).toFixed(1);
console.log(`${perPixel.toFixed(0)} multiply-adds a pixel`);
console.log(`${giga(perPixel * (1000 * inkNetworkScale) ** 2)} G multiply-adds a square metre of paper`);
console.log(`${width} x ${height} mm: ${strips} strips, ${pixels} pixels with what they share and their padding`);
console.log(`${giga(perPixel * pixels)} G multiply-adds a page, which is ${giga(2 * perPixel * pixels)} GFLOP`);

/** The runtime writes the shapes of everything that it ran into its profile. */
async function countMultiplyAdds() {
  const folder = mkdtempSync(join(tmpdir(), 'einthoven-cost-'));
  try {
    const session = await InferenceSession.create(readFileSync(model), {
      enableProfiling: true,
      profileFilePrefix: join(folder, 'profile'),
      // Fused operators have other names and shapes.
      graphOptimizationLevel: 'disabled',
    });
    const shape = [1, planes, strip.height, strip.width];
    await session.run({ page: new Tensor('float32', new Float32Array(planes * strip.width * strip.height), shape) });
    session.endProfiling();
    const events = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0]), 'utf8'));
    return events.map(costOf).reduce((a, b) => a + b, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Multiply-adds of one operator; only convolutions have many. */
function costOf({ cat, args }) {
  if (cat !== 'Node' || (args.op_name !== 'Conv' && args.op_name !== 'ConvTranspose')) return 0;
  const [input, weights] = args.input_type_shape.map(({ float }) => float);
  // A convolution uses each weight once a pixel of its output, a transposed one once a pixel of its input.
  const [, , rows, columns] = args.op_name === 'Conv' ? args.output_type_shape[0].float : input;
  return rows * columns * weights.reduce((a, b) => a * b, 1);
}

/** Lets a blank page be read by a network that only counts. */
async function countPixels(across, down) {
  let strips = 0;
  let pixels = 0;
  const blank = () => ({ width: 2, height: 2, data: new Uint8Array(4) });
  const corners = [0, 1, 0, 1];
  const page = {
    maps: { ink: blank(), grid: blank(), text: blank() },
    grid: {
      map: {
        originX: 0,
        originY: 0,
        pitch: Math.max(across, down) + 1,
        columns: 2,
        rows: 2,
        sourceColumn: Float64Array.from(corners),
        sourceRow: Float64Array.from(corners),
      },
      left: 0,
      top: 0,
      right: across,
      bottom: down,
    },
    flat: { left: 0, top: 0, pixelsPerMillimetre: 1, ink: { width: 2, height: 2, data: new Float32Array(4) } },
  };
  await readInk(page, async (_, size) => {
    strips++;
    pixels += size.width * size.height;
    const plane = size.width * size.height;
    return { covered: new Float32Array(3 * plane), line: new Float32Array(2 * plane) };
  });
  return { strips, pixels };
}
