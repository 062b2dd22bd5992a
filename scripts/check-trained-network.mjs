/**
 * Loads a network that was just trained and lets it read a page of the repository: node scripts/check-trained-network.mjs
 * run/ink.onnx (after npm run build).
 */
import { digitizeOptionsSchema, digitizePage, EinthovenError } from '@einthoven/core';
import { createInkNetwork, createStageContext, readPageFile } from '@einthoven/node';

const [model] = process.argv.slice(2);
if (model === undefined) throw new Error('Which network? node scripts/check-trained-network.mjs run/ink.onnx');
const network = await createInkNetwork({ model });
if (network === null) throw new Error('The ONNX runtime does not load on this machine.');
const options = digitizeOptionsSchema.parse({ grid: { inkReader: 'network' } });
const [source] = await readPageFile('fixtures/pages/standard-3x4-1.png', options.read);
let marks = 0;
const context = {
  ...createStageContext(options.read),
  loadInkNetwork: async () => network,
  observe: ({ stage, page }) => {
    if (stage === 'grid') marks = page.flat.lines.marks.data.length;
  },
};
// A network of few steps need not see the traces: the page may be refused after it was read.
const outcome = await digitizePage(source, options, context).then(
  ({ status }) => status,
  (error) => {
    if (error instanceof EinthovenError && error.code !== 'INTERNAL') return error.code;
    throw error;
  },
);
if (marks === 0) throw new Error('The network was not asked.');
console.log(`${model}: asked for ${marks} marks; the page: ${outcome}`);
