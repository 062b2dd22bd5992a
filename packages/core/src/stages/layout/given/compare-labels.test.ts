import { expect, it } from 'vitest';
import type { LeadName } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';
import { compareLabels } from './compare-labels.ts';
import { nameGivenRows } from './name-given-rows.ts';
import type { PlacedRow } from './place-given-rows.ts';

const names = [
  ['I', 'V1'],
  ['II', 'V2'],
  ['III', 'V3'],
] as const;
const placed = (leads: readonly (readonly LeadName[])[]): PlacedRow[] =>
  leads.map((row, index) => ({ leads: row, x: [20, 145, 270].slice(0, row.length + 1), y: 40 + 30 * index }));

/** As the page prints them: at the start of each lead, above its row. */
const labels = names.flatMap((row, index) =>
  row.map((lead, column): LeadLabel => {
    const [left, top] = [22 + 125 * column, 40 + 30 * index - 14];
    const box = { left, top, right: left + 4, bottom: top + 4 };
    return {
      lead,
      confidence: 0.95,
      box: {
        left: millimetres(box.left),
        top: millimetres(box.top),
        right: millimetres(box.right),
        bottom: millimetres(box.bottom),
      },
    };
  }),
);

const compare = (leads: readonly (readonly LeadName[])[]) => {
  const rows = placed(leads);
  const given = nameGivenRows(
    leads.map((row) => ({ leads: [...row], boundaries: [] })),
    { columnTiming: null, templates: [] },
  );
  return compareLabels(labels, { rows, given, paperSpeed: 25 });
};

it('finds nothing where print and person agree', () => {
  expect(compare(names)).toEqual([]);
});

it('tells where they do not', () => {
  const swapped = [names[0], ['II', 'V3'], ['III', 'V2']] as const;
  expect(compare(swapped)).toEqual([
    'The label in row 2, column 2 reads V2; V3 was given.',
    'The label in row 3, column 2 reads V3; V2 was given.',
  ]);
});

it('compares no rows of different kinds', () => {
  expect(compare([['V6', 'V5'], ['aVL'], ['V4', 'aVR']])).toEqual([]);
});
