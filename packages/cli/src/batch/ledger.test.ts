import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestRow } from '../test-support/make-test-row.ts';
import { type LedgerKey, ledgerFileName, openLedger } from './ledger.ts';

const key: LedgerKey = { sha256: 'a', pageIndex: 0, configuration: 'c', version: '1', output: 'page' };
const entry = { key, row: makeTestRow(), files: ['page.csv'] };

it('remembers pages from run to run', async () => {
  const folder = join(await makeTestFolder(), 'new', 'folder');
  await (await openLedger(folder)).add(entry);
  expect((await openLedger(folder)).find(key)).toEqual(entry);
});

it.each([{ sha256: 'b' }, { pageIndex: 1 }, { configuration: 'd' }, { version: '2' }, { output: 'other' }])(
  'knows a page no more when it changes: %o',
  async (change) => {
    const ledger = await openLedger(await makeTestFolder());
    await ledger.add(entry);
    expect(ledger.find({ ...key, ...change })).toBeUndefined();
  },
);

it('passes over a line torn by a crash and begins a new one', async () => {
  const folder = await makeTestFolder();
  await (await openLedger(folder)).add(entry);
  await appendFile(join(folder, ledgerFileName), '{"key":{"sha');
  const ledger = await openLedger(folder);
  const second = { ...entry, key: { ...key, pageIndex: 1 } };
  await ledger.add(second);
  await ledger.add(entry);
  const again = await openLedger(folder);
  expect([again.find(key), again.find(second.key)]).toEqual([entry, second]);
  expect((await readFile(join(folder, ledgerFileName), 'utf8')).split('\n')).toHaveLength(5);
});
