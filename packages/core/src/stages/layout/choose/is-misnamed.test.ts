import { expect, it } from 'vitest';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { PrintedLead } from '../../../model/lead.ts';
import type { Arrangement } from './arrangement.ts';
import { isMisnamed } from './is-misnamed.ts';

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
  ['a name of another row, where others are missing', ['- aVR - V4', 'I aVL - V5', 'III aVF - V6']],
  ['one orthogonal lead alone', ['- aVR V1 V4', '- aVL VZ V5', '- aVF V3 V6']],
])('tells a template with %s', (_, rows) => {
  expect(isMisnamed(byLabels(...rows), shippedTemplates())).toBe(true);
});

it.each([
  ['the template itself', ['I aVR V1 V4', 'II aVL V2 V5', 'III aVF V3 V6']],
  ['a right-sided lead in the place of another', ['I aVR V1 V4R', 'II aVL V2 V5', 'III aVF V3 V6']],
  ['columns of another order', ['I aVR V4 V1', 'II aVL V5 V2', 'III aVF V6 V3']],
  ['hardly any name', ['I - - -', '- - - V6', '- - V4 -']],
])('leaves %s alone', (_, rows) => {
  expect(isMisnamed(byLabels(...rows), shippedTemplates())).toBe(false);
});
