import { expect, it } from 'vitest';
import type { PrintedLead } from '../../../model/lead.ts';
import type { ArrangementOrigin } from './arrangement.ts';
import { preferFuller } from './prefer-fuller.ts';
import type { Hypothesis } from './weigh-hypothesis.ts';

/** A column of leads; `-`: nothing names the row. */
function column(names: string, total: number, origin: ArrangementOrigin = 'labels'): Hypothesis {
  const rows = names.split(' ').map((name) => [name === '-' ? null : (name as PrintedLead)]);
  const arrangement = { name: 'by-labels', rows, rhythmStrips: [], columnTiming: 'sequential', origin };
  const rowNumbers = rows.map((_, row) => row);
  return { arrangement, orientation: 'upright', rowNumbers, strips: [], total } as unknown as Hypothesis;
}

const few = column('II III aVR - V1', 23);
const more = column('II III aVR aVF V1', 21);

it('takes the layout that names more leads and contradicts none', () => {
  expect(preferFuller([few, more], 3)).toBe(more);
});

it.each([
  ['it is far less likely', [few, column('II III aVR aVF V1', 17)]],
  ['it contradicts a name', [few, column('II III aVL aVF V1', 22)]],
  ['the best is a template', [column('II III aVR - V1', 23, 'part'), more]],
  ['another that is nearly as likely contradicts it', [few, more, column('II III aVR V6 V1', 19)]],
])('keeps the best where %s', (_, hypotheses) => {
  expect(preferFuller(hypotheses, 3)).toBe(hypotheses[0]);
});

it('finds nothing in nothing', () => {
  expect(preferFuller([], 3)).toBeUndefined();
});
