/**
 * What each part of the reader is worth: the pages of a benchmark without it, one run for each row of a table in
 * docs/accuracy.md. A run that is there already is not repeated.
 *
 * npm run build && node scripts/measure-ablation.mjs --data ../shared/data/pages --out results/ablation
 *
 * --only a,b   rows of the table: those named, as the list below names them; default: all
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit } from './describe-commit.mjs';
import { fillTable, markdownTable } from './measured-tables.mjs';

/** Name of a folder, words of a row, and the options that differ from the defaults. */
const variants = [
  ['model-free', 'no network for ink and lines', { grid: { inkReader: 'model-free' } }],
  ['ink-network', 'ink network, lines not refined', { trace: { lineReader: 'model-free' } }],
  ['unread', 'all but the reading of lead names and words', { layout: { readLabels: false, readText: false } }],
  ['as-read', 'all but the agreement of leads that tell one another', { signals: { reconcileLeads: false } }],
  ['small-network', 'all, with the small ink network', { grid: { inkReader: 'small-network' } }],
  ['defaults', '**all: the defaults**', {}],
  ['two-views', 'all, and a look in the mirror', { grid: { inkViews: 2 } }],
  ['four-views', 'all, and three more looks', { grid: { inkViews: 4 } }],
];
/** Pages that are refused whatever is done, and samples whose truth is soft, tell nothing here. */
const left = new Set(['ALL', 'vector-pdf', 'kit-sample']);

const { values: given } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string', default: 'results/ablation' }, only: { type: 'string' } },
});
if (given.data === undefined) throw new Error('--data: a folder of pages with truth is needed.');

const asked = given.only?.split(',') ?? variants.map(([name]) => name);
const runs = variants
  .filter(([name]) => asked.includes(name))
  .map(([name, words, options]) => ({ words, ...measure(name, options) }));
const categories = Object.keys(runs[0].categories).filter((name) => !left.has(name));
const rows = runs.map((run) => [
  run.words,
  ...categories.map((name) => {
    const { kaggleMedian, kagglePercentile10, failed } = run.categories[name];
    const refused = failed > 0 ? ` (${failed} refused)` : '';
    return `${kaggleMedian.toFixed(1)} / ${kagglePercentile10.toFixed(1)}${refused}`;
  }),
]);
const commit = describeCommit();
const text = [
  `\`\`\`sh\nnode scripts/measure-ablation.mjs --data ${given.data} --out ${given.out}${given.only === undefined ? '' : ` --only ${given.only}`}\n\`\`\``,
  `${runs[0].pages.length} pages. Commit ${commit}, Node ${process.version}. Median and 10th percentile of Kaggle 2025 in dB.`,
  markdownTable(['what reads', ...categories], rows),
].join('\n\n');
writeFileSync('docs/accuracy.md', fillTable(readFileSync('docs/accuracy.md', 'utf8'), 'ablation', text));
console.log(text);

/** The benchmark's results with these options. */
function measure(name, options) {
  const out = join(given.out, name);
  const results = join(out, 'results.json');
  if (!existsSync(results)) {
    mkdirSync(out, { recursive: true });
    const file = join(out, 'options.json');
    writeFileSync(file, JSON.stringify(options));
    const command = ['run', '-s', 'benchmark', '--', '--data', given.data, '--options', file, '--out', out];
    execFileSync('npm', command, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return JSON.parse(readFileSync(results, 'utf8'));
}
