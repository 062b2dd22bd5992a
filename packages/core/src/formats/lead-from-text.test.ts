import { expect, test } from 'vitest';
import { everyLeadName } from '../model/lead.ts';
import { leadFromText } from './lead-from-text.ts';

test.each(everyLeadName)('%s in the spellings of files', (lead) => {
  const spellings = [lead, lead.toUpperCase(), lead.toLowerCase(), ` ${lead} `, `ECG ${lead}`, `EKG_${lead}`];
  for (const text of [...spellings, `Lead ${lead}`, `ECG Lead ${lead}`, `ECG-${lead}`]) {
    expect(leadFromText(text)).toBe(lead);
  }
});

test('limb leads as derivations', () => {
  expect(['DI', 'DII', 'diii'].map(leadFromText)).toEqual(['I', 'II', 'III']);
});

test.each(['', 'ECG', '1', 'MLII', '-aVR', 'V10', 'V5R', 'EEG C3', 'ECGI', 'I-II', 'DV1'])('%j is none', (text) => {
  expect(leadFromText(text)).toBeNull();
});
