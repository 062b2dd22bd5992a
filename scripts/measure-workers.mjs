/**
 * How much several workers shorten a run: the built command line over the example pages, copied a few times, with 1, 2, 4 …
 * workers up to the number of cores. Each run has as many cores as workers (taskset, on Linux): a worker alone would lay the
 * reading of words and the collection of garbage on the cores of the others. Prints JSON. The machine should do nothing else
 * meanwhile.
 * npm run build && npm run -s docs:workers > results/workers.json
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinned, spawnOnCores } from './spawn-on-cores.mjs';

/** Enough pages that the start of the workers hardly counts. */
const copies = 8;
const command = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const pagesFolder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

/** Processes that wanted a core in the last minute: well below 1 where the figures are to be trusted. */
const loadBefore = loadavg()[0];
const scratch = mkdtempSync(join(tmpdir(), 'einthoven-workers-'));
try {
  const pages = copyPages(join(scratch, 'pages'));
  const runs = [];
  for (let workers = 1; workers <= availableParallelism(); workers *= 2) {
    const out = join(scratch, `out-${workers}`);
    const start = performance.now();
    const { status } = spawnOnCores(workers, [
      ...[process.execPath, command, 'digitize', join(scratch, 'pages')],
      ...['--out', out, '--quiet', '--workers', `${workers}`],
    ]);
    if (status !== 0) throw new Error(`The example pages did not all pass: exit status ${status}.`);
    runs.push({ workers, seconds: (performance.now() - start) / 1000 });
  }
  console.log(JSON.stringify({ copies, pages, loadBefore, pinned, runs }, null, 1));
} finally {
  rmSync(scratch, { recursive: true });
}

/** Copies the pictures a few times under different names; gives back how many there are. */
function copyPages(target) {
  mkdirSync(target);
  const pictures = readdirSync(pagesFolder).filter((name) => /\.(png|jpg)$/.test(name));
  for (let copy = 1; copy <= copies; copy++) {
    for (const name of pictures) copyFileSync(join(pagesFolder, name), join(target, `${copy}-${name}`));
  }
  return copies * pictures.length;
}
