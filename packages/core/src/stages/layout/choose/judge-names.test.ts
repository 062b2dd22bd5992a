import { expect, it } from 'vitest';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { PrintedLead } from '../../../model/lead.ts';
import type { Arrangement } from './arrangement.ts';
import { judgeNames } from './judge-names.ts';

/** Three rows of four leads, as their labels name them; `-`: no label. */
function byLabels(...rows: readonly string[]): Arrangement {
  const read = (name: string) => (name === '-' ? null : (name as PrintedLead));
  return {
    name: 'by-labels',
    origin: 'labels',
    rows: rows.map((row) => row.split(' ').map(read)),
    rhythmStrips: [null],
    columnTiming: 'sequential',
  };
}

it.each([
  ['a name twice', ['I aVR V1 V4', 'II aVL V3 V5', 'III aVF V3 V6']],
  ['two names that look like others', ['I aVR V1 V4', 'III aVL V2 V5', 'III aVR V3 V6']],
  ['one orthogonal lead alone', ['- aVR V1 V4', '- aVL VZ V5', '- aVF V3 V6']],
  ['one posterior lead alone', ['I aVR V1 V4', 'II aVL V2 V5', 'III aVF V3 V8']],
  ['a name twice, and a row without names', ['- - - -', 'I aVR V1 V4', 'II aVL V3 V5', 'III aVF V3 V6']],
])('takes a template with %s for misread', (_, rows) => {
  expect(judgeNames(byLabels(...rows), shippedTemplates())).toBe('misread');
});

it.each([['two names of other columns', ['I aVR V1 V4', 'V4 aVL V2 V5', 'III V1 V3 V6']]])(
  'takes a template with %s for misnamed',
  (_, rows) => {
    expect(judgeNames(byLabels(...rows), shippedTemplates())).toBe('misnamed');
  },
);

it.each([
  ['the template itself', ['I aVR V1 V4', 'II aVL V2 V5', 'III aVF V3 V6']],
  ['a right-sided lead in the place of another', ['I aVR V1 V4R', 'II aVL V2 V5', 'III aVF V3 V6']],
  ['two posterior leads in the place of others', ['I aVR V1 V4', 'II aVL V2 V8', 'III aVF V3 V9']],
  ['all leads in another order', ['I aVR V1 V4', 'II aVF V2 V5', 'III aVL V3 V6']],
  ['columns of another order', ['I aVR V4 V1', 'II aVL V5 V2', 'III aVF V6 V3']],
  ['hardly any name', ['I - - -', '- - - V6', '- - V4 -']],
])('leaves %s alone', (_, rows) => {
  expect(judgeNames(byLabels(...rows), shippedTemplates())).toBe('none');
});
