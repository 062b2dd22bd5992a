import { expect, test } from 'vitest';
import { provenanceComments } from './provenance-comments.ts';
import { completeDigitization, exampleProvenance, partialDigitization } from './test-support/example-digitization.ts';

test('the comments tell program, picture, status, scale, layout and grades', () => {
  expect(provenanceComments(partialDigitization, exampleProvenance)).toEqual([
    'Digitized from a picture by einthoven 0.1.0',
    `Picture: SHA-256 ${exampleProvenance.sourceSha256}, page 1`,
    'Status: partial; missing leads: V1, V2',
    'Reason: V1 and V2 are cut off',
    'Scale: 7.877 px/mm across, 7.9 px/mm down; source grid, confidence 0.98',
    'Ink: found without a network',
    'Paper speed: 25 mm/s; source assumed',
    'Gain: 10 mm/mV; source calibration-pulse',
    'Leads of their own scale: aVR 25 mm/s 5 mm/mV (source printed-text)',
    'Scale conflict: The pulse and the print disagree.',
    'Layout: 3x4+1; confidence 0.9',
    'Uncertain: which lead the rhythm strip shows',
    'Grade of the page: mean good, worst lead fair',
    'Grades of the leads: I good, aVR fair',
  ]);
});

test('no name of a file or person gets into them', () => {
  const text = provenanceComments(completeDigitization, { ...exampleProvenance, sourceSha256: null }).join('\n');
  expect(text).toContain('Status: complete');
  expect(text).not.toMatch(/Doe|Jane|SHA/);
});
