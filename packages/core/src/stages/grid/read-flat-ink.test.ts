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

it.each(['network', 'small-network'] as const)(
  'refuses to do without a network that was asked for: %s',
  async (inkReader) => {
    const run = readFlatInk(page, { inkReader, inkViews: 1 }, { ...context, loadInkNetwork: async () => null });
    await expect(run).rejects.toMatchObject({ code: 'NETWORK_UNAVAILABLE' });
  },
);

it('asks for the small network where that is wanted, and for no other', async () => {
  const asked: string[] = [];
  const load = (name: string) => async () => {
    asked.push(name);
    return null;
  };
  const loaders = { ...context, loadInkNetwork: load('full'), loadSmallInkNetwork: load('small') };
  await expect(readFlatInk(page, { inkReader: 'small-network', inkViews: 1 }, loaders)).rejects.toThrow();
  await readFlatInk(page, { inkReader: 'auto', inkViews: 1 }, loaders);
  expect(asked).toEqual(['small', 'full']);
});
