import { expect, it } from 'vitest';
import type { GriddedPage } from '../../model/page.ts';
import { readFlatInk } from './read-flat-ink.ts';

/** Only the flat page is looked at when no network reads it. */
const page = { flat: { sign: 'model-free' } } as unknown as GriddedPage;
const context = { throwIfStopped: () => {} };

it('keeps the ink that was found without a network when that is asked for', async () => {
  const loadInkNetwork = () => Promise.reject(new Error('must not be loaded'));
  expect(await readFlatInk(page, { inkReader: 'model-free', inkViews: 1 }, { ...context, loadInkNetwork })).toBe(
    page.flat,
  );
});

it('does without a network where there is none', async () => {
  expect(await readFlatInk(page, { inkReader: 'auto', inkViews: 1 }, context)).toBe(page.flat);
  expect(
    await readFlatInk(page, { inkReader: 'auto', inkViews: 1 }, { ...context, loadInkNetwork: async () => null }),
  ).toBe(page.flat);
});

it('refuses to do without a network that was asked for', async () => {
  const run = readFlatInk(
    page,
    { inkReader: 'network', inkViews: 1 },
    { ...context, loadInkNetwork: async () => null },
  );
  await expect(run).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' });
});
