/**
 * How much several workers shorten a run: the built command line over the example pages, copied a few times, with 1, 2, 4 …
 * workers up to the number of cores. Each run has as many cores as workers (taskset, on Linux): a worker alone would lay the
 * reading of words and the collection of garbage on the cores of the others. Then one worker over photographs of 12 million
 * pixels, which the command renders first. Prints JSON. The machine should do nothing else meanwhile.
 * npm run build && npm run -s docs:workers > results/workers.json
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinned, spawnOnCores } from './spawn-on-cores.mjs';

/** Enough pages that the start of the workers hardly counts. */
const copies = 8;
const photographs = 12;
const phone = ['--wear', 'photo:0.3', '--set', 'wear.width=4000', '--set', 'wear.height=3000', '--format', 'jpeg:85'];
const command = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const pagesFolder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

/** Processes that wanted a core in the last minute: well below 1 where the figures are to be trusted. */
const loadBefore = loadavg()[0];
const scratch = mkdtempSync(join(tmpdir(), 'einthoven-workers-'));
try {
  const pages = copyPages(join(scratch, 'pages'));
  const runs = [];
  for (let workers = 1; workers <= availableParallelism(); workers *= 2) {
    const seconds = digitize(join(scratch, 'pages'), workers);
    runs.push({ workers, seconds });
  }
  const photos = join(scratch, 'photographs');
  run(1, ['render', '--synthetic', `${photographs}`, ...phone, '--truth', 'none', '--quiet', '--out', photos]);
  const photoRun = { photographs, seconds: digitize(photos, 1) };
  console.log(JSON.stringify({ copies, pages, loadBefore, pinned, runs, photoRun }, null, 1));
} finally {
  rmSync(scratch, { recursive: true });
}

/** Seconds that a run over all pages of a folder takes, from its start to its end. */
function digitize(folder, workers) {
  const start = performance.now();
  run(workers, ['digitize', folder, '--out', `${folder}-${workers}`, '--quiet', '--workers', `${workers}`]);
  return (performance.now() - start) / 1000;
}

function run(cores, words) {
  const { status } = spawnOnCores(cores, [process.execPath, command, ...words]);
  if (status !== 0) throw new Error(`Not all pages passed: exit status ${status} of ${words.join(' ')}.`);
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
