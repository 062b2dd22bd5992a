import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EcgRecord } from '@einthoven/core';
import { encodePng } from '@einthoven/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageRow } from './batch/page-result.ts';
import { runCli } from './run-cli.ts';
import { checkOutputs } from './test-support/check-outputs.ts';
import { correlateAligned } from './test-support/correlate-aligned.ts';
import { inProcessPool } from './test-support/in-process-pool.ts';
import { makeOddPages } from './test-support/make-odd-pages.ts';
import { makeTestFolder } from './test-support/make-test-folder.ts';
import { makeTestIo } from './test-support/make-test-io.ts';

/** Ten seconds are meant for a page that has the machine to itself; test files run side by side. */
const longestSeconds = 20;
const { pages, records } = makeOddPages();

/** The size of a PNG stands in its first chunk; readers must not trust it, and need not reach the checksum. */
function claimSize(png: Uint8Array, side: number): Uint8Array {
  const bytes = new Uint8Array(png);
  new DataView(bytes.buffer).setUint32(16, side);
  new DataView(bytes.buffer).setUint32(20, side);
  return bytes;
}

async function makeFiles(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, image] of Object.entries(pages)) files[`${name}.png`] = await encodePng(image);
  const page = files['upright.png']!;
  return {
    ...files,
    'empty.png': new Uint8Array(),
    'truncated.png': page.subarray(0, page.length / 2),
    'words.png': new TextEncoder().encode('This is no picture.'),
    'named-jpeg.jpg': page,
    'bomb.png': claimSize(page, 60_000),
    'speck.png': await encodePng({ width: 40, height: 30, data: new Uint8Array(3600) }),
  };
}

/** What each file gives: an error code, or the status of its page. */
const expected: Readonly<Record<string, RegExp>> = {
  'empty.png': /^FILE_EMPTY$/,
  'truncated.png': /^IMAGE_BROKEN$/,
  'words.png': /^FORMAT_UNKNOWN$/,
  'bomb.png': /^IMAGE_TOO_LARGE$/,
  'speck.png': /^IMAGE_TOO_SMALL$/,
  'plain.png': /^NO_INK$/,
  'fur.png': /^(GRID_NOT_FOUND|NO_TRACES)$/,
  'letter.png': /^(GRID_NOT_FOUND|NO_TRACES)$/,
  'letterOnGrid.png': /^NO_TRACES$/,
  // Which stage refuses it hangs on what is left of the grid once it is taken off; one of them has to.
  'blankGrid.png': /^(NO_INK|GRID_NOT_FOUND|NO_TRACES|LAYOUT_UNKNOWN|LAYOUT_AMBIGUOUS)$/,
  'oneLead.png': /^(LAYOUT_UNKNOWN|partial)$/,
  'upright.png': /^complete$/,
  'named-jpeg.jpg': /^complete$/,
  'upsideDown.png': /^complete$/,
  'mirrored.png': /^complete$/,
  'sideBySide.png': /^(complete|partial)$/,
};

let folder: string;
let exitCode: number;
let rows: readonly PageRow[];
let digitized: ReadonlyMap<string, EcgRecord>;
beforeAll(async () => {
  folder = await makeTestFolder();
  const files = await makeFiles();
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const test = makeTestIo(folder);
  // One at a time: here all pages share one thread, and the time of each counts.
  const commandLine = ['digitize', '.', '--workers', '1', '--json'];
  exitCode = await runCli(commandLine, { ...test.io, createPagePool: () => inProcessPool });
  rows = test
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  digitized = await checkOutputs(join(folder, 'digitized'), rows);
}, 180_000);

/** Lowest correlation of a lead with what was drawn. */
function compare(output: string, drawn: EcgRecord): number {
  const record = digitized.get(output)!;
  return Math.min(
    ...drawn.leads.map(({ lead, samples }) =>
      correlateAligned(samples, record.leads.find((candidate) => candidate.lead === lead)!.samples),
    ),
  );
}

describe('einthoven digitize on odd files', () => {
  it('goes on after each, and says that not all was done', () => {
    const files = rows.filter(({ ecg }) => ecg === 1).map(({ path }) => path);
    expect(files.sort()).toEqual(Object.keys(expected).sort());
    expect(exitCode).toBe(2);
  });

  it.each(Object.entries(expected))('%s gives %s', (path, outcome) => {
    const row = rows.find((candidate) => candidate.path === path)!;
    expect(row.errorCode ?? row.status).toMatch(outcome);
    if (row.status !== 'complete') expect(row.message).not.toBe('');
    expect(row.seconds).toBeLessThan(longestSeconds);
  });

  it.each(['upright', 'named-jpeg', 'upsideDown', 'mirrored'])('%s gives the signals that were drawn', (output) => {
    expect(compare(output, records.first)).toBeGreaterThan(0.9);
  });

  it('never mixes the signals of two pages in one picture', () => {
    expect(rows.filter(({ ecg }) => ecg > 1).map(({ output }) => output)).toEqual(['sideBySide-ecg2']);
    expect(compare('sideBySide', records.first)).toBeGreaterThan(0.9);
    expect(compare('sideBySide-ecg2', records.second)).toBeGreaterThan(0.9);
  });
});
