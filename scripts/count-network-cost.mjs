/**
 * What the networks cost on a page (after npm run build): node scripts/count-network-cost.mjs [--small] [picture]. --small: with the small ink network.
 * Default: the standard page of the repository. Counts the multiply-adds of the convolutions and of the full layers by the
 * shapes that they have in a run of the native runtime, times what the page asks for.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage } from '@einthoven/core';
import {
  inkCellInputs,
  inkCellSide,
  inkNetworkScale,
  inkNetworkStride,
  labelCropHeight,
  labelCropPlanes,
  labelCropWidth,
  lineInputs,
} from '@einthoven/core/network';
import { createStageContext, readPageFile } from '@einthoven/node';

// The runtime is a dependency of the Node edge.
const { InferenceSession, Tensor } = createRequire(import.meta.resolve('@einthoven/node'))('onnxruntime-node');

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: 'boolean', default: false } },
});
const [picture = 'fixtures/pages/standard-3x4-1.png'] = positionals;
const giga = (value) => (value / 1e9).toFixed(1);

const cells = { down: (3 * inkNetworkStride) / inkCellSide, across: (5 * inkNetworkStride) / inkCellSide };
const inkCells = new Uint8Array(cells.down * cells.across * inkCellInputs);
const perPixel =
  (await countMultiplyAdds(given.small ? 'ink-small' : 'ink', {
    page: new Tensor('uint8', inkCells, [1, cells.down, cells.across, inkCellInputs]),
  })) /
  (cells.down * cells.across * inkCellSide ** 2);
const crop = [1, labelCropPlanes, labelCropHeight, labelCropWidth];
const perCrop = await countMultiplyAdds('labels', {
  crops: new Tensor('float32', new Float32Array(crop.reduce((a, b) => a * b)), crop),
});
const samples = 1024;
const perSample =
  (await countMultiplyAdds('lines', {
    line: new Tensor('uint8', new Uint8Array(lineInputs * samples), [1, lineInputs, samples]),
  })) / samples;
const { paper, runs, pixels, crops, halfColumns } = await countPage();
console.log(`Ink network: ${perPixel.toFixed(0)} multiply-adds a pixel, ${inkNetworkScale} pixels a millimetre.`);
console.log(`Label network: ${perCrop.toFixed(0)} multiply-adds a crop.`);
console.log(`Line network: ${perSample.toFixed(0)} multiply-adds a half column.`);
console.log(
  `${picture}: ${paper} pixels of paper; ${pixels} read in ${runs} runs; ${crops} crops; ${halfColumns} half columns.`,
);
const total = perPixel * pixels + perCrop * crops + perSample * halfColumns;
console.log(`${giga(total)} G multiply-adds, which is ${giga(2 * total)} GFLOP; whole: ${giga(2 * perPixel * paper)}.`);

/** The runtime writes the shapes of everything that it ran into its profile. */
async function countMultiplyAdds(name, feeds) {
  const folder = mkdtempSync(join(tmpdir(), 'einthoven-cost-'));
  try {
    const model = fileURLToPath(import.meta.resolve(`@einthoven/models/${name}.onnx`));
    const session = await InferenceSession.create(readFileSync(model), {
      enableProfiling: true,
      profileFilePrefix: join(folder, 'profile'),
      // Fused operators have other names and shapes.
      graphOptimizationLevel: 'disabled',
    });
    await session.run(feeds);
    session.endProfiling();
    const events = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0]), 'utf8'));
    return events.map(costOf).reduce((a, b) => a + b, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Multiply-adds of one operator; only convolutions and full layers have many. */
function costOf({ cat, args }) {
  if (cat !== 'Node' || (args.op_name !== 'Conv' && args.op_name !== 'Gemm')) return 0;
  const [, weights] = args.input_type_shape.map(({ float }) => float);
  const [, , rows = 1, columns = 1] = args.output_type_shape[0].float;
  return rows * columns * weights.reduce((a, b) => a * b, 1);
}

/** Digitizes the picture with networks that count. */
async function countPage() {
  const options = digitizeOptionsSchema.parse({ grid: { inkReader: given.small ? 'small-network' : 'network' } });
  const [source] = await readPageFile(picture, options.read);
  const context = createStageContext(options.read);
  const ink = await (given.small ? context.loadSmallInkNetwork() : context.loadInkNetwork());
  const labels = await context.loadLabelNetwork();
  const lines = await context.loadLineNetwork();
  const counted = { paper: 0, runs: 0, pixels: 0, crops: 0, halfColumns: 0 };
  const countInk = async () => (input, size) => {
    counted.runs++;
    counted.pixels += size.width * size.height;
    return ink(input, size);
  };
  await digitizePage(source, options, {
    ...context,
    loadInkNetwork: countInk,
    loadSmallInkNetwork: countInk,
    loadLabelNetwork: async () => (input, count) => {
      counted.crops += count;
      return labels(input, count);
    },
    loadLineNetwork: async () => (input, count) => {
      counted.halfColumns += count;
      return lines(input, count);
    },
    observe: ({ stage, page }) => {
      if (stage === 'grid') counted.paper = page.flat.lines.marks.data.length / 2;
    },
  });
  return counted;
}
