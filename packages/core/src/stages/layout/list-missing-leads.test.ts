import { expect, it } from 'vitest';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { LeadName } from '../../model/lead.ts';
import { listMissingLeads } from './list-missing-leads.ts';

const templates = parseLayoutTemplates(shippedLayouts);
const regionsOf = (...leads: LeadName[]) => leads.map((lead) => ({ lead }));

it('names the leads of the whole layout that a part does not show', () => {
  const shown = regionsOf('I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'II');
  expect(listMissingLeads('part-of-3x4+1', shown, templates)).toEqual({
    missingLeads: ['V1', 'V4', 'V2', 'V5', 'V3', 'V6'],
  });
});

it('knows -aVR as aVR', () => {
  const shown = regionsOf('aVL', 'I', 'II', 'aVF', 'III', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6');
  expect(listMissingLeads('part-of-cabrera12x1', shown, templates)).toEqual({ missingLeads: ['aVR'] });
});

it.each(['3x4', 'by-labels', 'part-of-3x1'])('misses nothing on %s with three leads', (name) => {
  expect(listMissingLeads(name, regionsOf('I', 'II', 'III'), templates)).toEqual({});
});
