import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { PrintedLead } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';
import type { Arrangement } from './arrangement.ts';
import { labelsContradict } from './describe-labels.ts';
import type { LabelPlacement } from './place-labels.ts';

const template = findLayoutTemplate('3x4', shippedTemplates());
const heights = [30.8, 41.8, 52.9];

function labelAt(lead: PrintedLead, row: number, column: number): LeadLabel {
  const [x, y] = [60 * column, heights[row]!];
  const box = { left: x, top: y - 1.5, right: x + 6, bottom: y + 1.5 };
  return {
    lead,
    confidence: 0.98,
    box: {
      left: millimetres(box.left),
      top: millimetres(box.top),
      right: millimetres(box.right),
      bottom: millimetres(box.bottom),
    },
  };
}

/** The last two rows of `3x4`, whose names stand over them; those of the first row stand over none. */
const part: Arrangement = { ...template, rows: template.rows.slice(1), missing: template.rows[0]!, origin: 'part' };
const placement: LabelPlacement = {
  score: 10,
  placed: template.rows
    .slice(1)
    .flatMap((leads, row) =>
      leads.map((lead, column) => ({ label: labelAt(lead, row + 1, column), row, column, expected: lead })),
    ),
  strays: template.rows[0]!.map((lead, column) => ({ label: labelAt(lead, 0, column), row: null })),
  stripLabels: new Map(),
};

describe('labelsContradict', () => {
  it('doubts rows that do not stand as their names do, where names of other rows are read', () => {
    expect(labelsContradict(placement, part, [45, 56])).toBe(false);
    expect(labelsContradict(placement, part, [42, 56])).toBe(true);
  });

  it('lets rows stand as they do where no others are named', () => {
    expect(labelsContradict({ ...placement, strays: [] }, part, [42, 56])).toBe(false);
  });
});
