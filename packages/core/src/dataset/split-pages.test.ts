import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatasetSplit, datasetParts, type SplitEntry, type SplitOptions, splitPages } from './split-pages.ts';

const entriesArbitrary = fc
  .array(fc.record({ patient: fc.option(fc.nat(12).map(String)), fold: fc.integer({ min: 1, max: 10 }) }), {
    maxLength: 60,
  })
  .map((list) => list.map((entry, index): SplitEntry => ({ ...entry, name: String(index) })));
const optionsArbitrary: fc.Arbitrary<SplitOptions> = fc.oneof(
  fc.constant<SplitOptions>({ by: 'fold' }),
  fc.record({
    by: fc.constantFrom('patient' as const, 'fraction' as const),
    fractions: fc.tuple(
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    seed: fc.integer(),
  }),
);

const partsByName = ({ parts }: DatasetSplit) =>
  new Map(datasetParts.flatMap((part) => parts[part].map((name) => [name, part] as const)));

describe('splitPages', () => {
  it('puts every entry into one part, and no patient into two', () => {
    fc.assert(
      fc.property(entriesArbitrary, optionsArbitrary, (entries, options) => {
        const split = splitPages(entries, options);
        const names = datasetParts.flatMap((part) => [...split.parts[part]]);
        expect(names.toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
        const partOf = partsByName(split);
        const placed = new Map<string, string>();
        for (const { name, patient } of entries) {
          if (patient === null) continue;
          expect(placed.get(patient) ?? partOf.get(name)).toBe(partOf.get(name));
          placed.set(patient, partOf.get(name)!);
        }
      }),
    );
  });

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(entriesArbitrary, optionsArbitrary, (entries, options) => {
        const forward = partsByName(splitPages(entries, options));
        const backward = partsByName(splitPages(entries.toReversed(), options));
        for (const { name } of entries) expect(backward.get(name)).toBe(forward.get(name));
      }),
    );
  });

  it('follows folds: 10 tests, 9 validates, the others train', () => {
    const entries = Array.from({ length: 10 }, (_, i) => ({ name: `p${i + 1}`, patient: null, fold: i + 1 }));
    const { parts, movedPatients } = splitPages(entries, { by: 'fold' });
    expect(parts.test).toEqual(['p10']);
    expect(parts.validation).toEqual(['p9']);
    expect(parts.train).toHaveLength(8);
    expect(movedPatients).toEqual([]);
  });

  it('moves a patient of several folds to the part that is tested most, and says so', () => {
    const entries = [3, 10, 9].map((fold, i) => ({ name: `p${i}`, patient: 'a', fold }));
    const split = splitPages(entries, { by: 'fold' });
    expect(split.parts).toEqual({ train: [], validation: [], test: ['p0', 'p1', 'p2'] });
    expect(split.movedPatients).toEqual(['a']);
  });

  it('keeps to the fractions as far as patients allow', () => {
    const entries = Array.from({ length: 200 }, (_, i) => ({ name: `p${i}`, patient: `${i >> 1}`, fold: null }));
    const { parts } = splitPages(entries, { by: 'fraction', fractions: [7, 2, 1], seed: 5 });
    expect(datasetParts.map((part) => parts[part].length)).toEqual([140, 40, 20]);
    expect(splitPages(entries, { by: 'fraction', fractions: [7, 2, 1], seed: 6 }).parts).not.toEqual(parts);
  });

  it('leaves parts without a fraction empty', () => {
    const entries = Array.from({ length: 7 }, (_, i) => ({ name: `p${i}`, patient: null, fold: null }));
    const { parts } = splitPages(entries, { by: 'patient', fractions: [0.5, 0, 0.5] });
    expect(parts.validation).toEqual([]);
  });

  it('refuses entries without fold, names that come twice, and fractions of nothing', () => {
    const entry = { name: 'a', patient: null, fold: null };
    expect(() => splitPages([entry], { by: 'fold' })).toThrow(/fold null/);
    expect(() => splitPages([entry, entry], { by: 'patient' })).toThrow(/twice/);
    expect(() => splitPages([entry], { by: 'patient', fractions: [0, 0, 0] })).toThrow(/no fractions/);
    expect(() => splitPages([entry], { by: 'fraction', fractions: [1, -1, 1] })).toThrow(/no fractions/);
  });
});
