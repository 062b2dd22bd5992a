import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digitizeOptionsSchema } from '@einthoven/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { createPagePool, type PagePool } from './page-pool.ts';

/** Does what the name of the page says. */
const worker = `
export async function scanFile({ path }) { return { status: 'found', sha256: path, pageCount: 1 }; }
export async function digitizeFile({ recordName, stop }) {
  if (recordName === 'heed') while (Atomics.load(stop, 0) === 0);
  if (recordName === 'heed') return { status: 'failed', code: 'ABORTED', files: new Map(), debugFiles: new Map() };
  if (recordName === 'throw') throw new Error('broken');
  if (recordName === 'crash') setTimeout(() => { throw new Error('gone'); }, 0);
  if (recordName === 'exit') process.exit(3);
  if (recordName === 'spin') for (;;);
  if (recordName !== 'good') await new Promise(() => setInterval(() => {}, 1000));
  const files = new Map([['a.csv', new Uint8Array([1, 2])]]);
  return { status: 'complete', files, debugFiles: new Map() };
}`;

let pool: PagePool;
beforeAll(async () => {
  const folder = await makeTestFolder({ 'worker.mjs': worker });
  pool = createPagePool(pathToFileURL(join(folder, 'worker.mjs')), 2, 0.2);
});
afterAll(() => pool.close());

const never = new AbortController().signal;
const call = (recordName: string, maximumSeconds = 20, signal = never) =>
  pool.digitizePage(
    {
      path: '',
      pageIndex: 0,
      sha256: '',
      recordName,
      options: digitizeOptionsSchema.parse({}),
      outputs: { formats: [], csvUnit: 'mV', overlay: false, report: false },
      debug: false,
    },
    { signal, maximumSeconds },
  );

it('carries files over from the worker', async () => {
  expect(await call('good')).toMatchObject({ status: 'complete', files: new Map([['a.csv', new Uint8Array([1, 2])]]) });
  const scan = await pool.scanFile(
    { path: 'x', maximumBytes: 1, maximumPages: 1 },
    { signal: never, maximumSeconds: 9 },
  );
  expect(scan).toEqual({ status: 'found', sha256: 'x', pageCount: 1 });
});

it.each([
  ['throw', 'INTERNAL'],
  ['crash', 'INTERNAL'],
  ['exit', 'INTERNAL'],
  ['spin', 'TIME_LIMIT'],
  ['wait', 'TIME_LIMIT'],
])('turns a worker that does "%s" into %s and goes on with another', async (recordName, code) => {
  const [bad, good] = await Promise.allSettled([call(recordName, 2), call('good')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { code } });
  expect(good).toMatchObject({ status: 'fulfilled' });
  expect(await call('good')).toMatchObject({ status: 'complete' });
});

it('gives running pages up when the user stops', async () => {
  const stop = new AbortController();
  const page = call('spin', 20, stop.signal);
  setTimeout(() => stop.abort(), 200);
  await expect(page).rejects.toMatchObject({ code: 'ABORTED' });
});

it('lets a page end by itself when the user stops', async () => {
  const stop = new AbortController();
  const page = call('heed', 20, stop.signal);
  setTimeout(() => stop.abort(), 200);
  expect(await page).toMatchObject({ status: 'failed', code: 'ABORTED' });
});
