import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodeRecord } from '../../../formats/decode-record.ts';
import { parseLayoutTemplates } from '../../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../../layouts/shipped-layouts.ts';
import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type { LeadName, PrintedLead } from '../../../model/lead.ts';
import { millimetresPerMillivolt, millimetresPerSecond } from '../../../units.ts';
import { chooseLayout } from './choose-layout.ts';
import type { LayoutChoice, PageOrientation } from './layout-evidence.ts';
import { sketchPage } from './test-support/sketch-page.ts';
import { turnEvidence } from './turn-evidence.ts';

const folder = fileURLToPath(new URL('../../../../../../../shared/data/records/other', import.meta.url));
const headers = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hea')) : [];
const templates = parseLayoutTemplates(shippedLayouts);
const complete = templates.filter((template) => new Set(template.rows.flat()).size === 12);
const partial = templates.filter((template) => !complete.includes(template));
/** All 468 pages of twelve leads give 0.97; the sixth that is tested here is 78 pages, sure to 0.02. */
const leastRight = 0.91;
const usualStrips: readonly (readonly LeadName[])[] = [
  ['II', 'V1', 'V5'],
  ['V1', 'II', 'V5'],
  ['V5', 'V2', 'II'],
];

interface Tally {
  pages: number;
  right: number;
  wrongNames: string[];
  wrongOrientation: string[];
  strips: number;
  wrongStrips: string[];
}

function readLeads(header: string): (lead: PrintedLead) => Float32Array {
  const record = decodeRecord(header, (name) => readFileSync(join(folder, name)));
  const find = (name: PrintedLead) => record.leads.find((signal) => signal.lead === name)!.samples;
  return (lead) => (lead === '-aVR' ? find('aVR').map((value) => -value) : find(lead));
}

/** Sketches every recording in every sixth of the templates, turned as `orientations` say, and counts. */
function tally(list: readonly LayoutTemplate[], orientations: readonly PageOrientation[]): Tally {
  const counts: Tally = { pages: 0, right: 0, wrongNames: [], wrongOrientation: [], strips: 0, wrongStrips: [] };
  for (const [number, header] of headers.entries()) {
    const lead = readLeads(header);
    for (const [index, template] of list.entries()) {
      if ((number + index) % 6 !== 0) continue;
      const strips = usualStrips[number % 3]!.slice(0, template.rhythmStrips.length);
      const orientation = orientations[number % orientations.length]!;
      const page = sketchPage({ template, strips, lead, seed: 100 * number + index, separators: number % 4 === 0 });
      const choice = chooseLayout(turnEvidence(page, orientation), {
        templates,
        template: null,
        minimumMargin: 0.05,
        paperSpeed: millimetresPerSecond(25),
        gain: millimetresPerMillivolt(10),
      });
      count(choice, { counts, label: `${header} ${template.name}`, name: template.name, orientation, strips });
    }
  }
  return counts;
}

interface Expected {
  readonly counts: Tally;
  readonly label: string;
  readonly name: string;
  readonly orientation: PageOrientation;
  readonly strips: readonly LeadName[];
}

function count(choice: LayoutChoice, { counts, label, name, orientation, strips }: Expected): void {
  counts.pages++;
  if (choice.kind !== 'chosen') return;
  if (choice.name !== name) counts.wrongNames.push(`${label}: ${choice.name}`);
  else if (choice.orientation !== orientation) counts.wrongOrientation.push(`${label}: ${choice.orientation}`);
  else {
    counts.right++;
    const found = choice.regions.filter((region) => region.rhythmStrip).map((region) => region.lead);
    counts.strips += strips.length;
    counts.wrongStrips.push(
      ...found.filter((lead, strip) => lead !== strips[strip]).map((lead) => `${label}: ${lead}`),
    );
  }
}

test.skipIf(headers.length === 0)(
  'twelve leads of real recordings get their names (needs ../shared/data/records)',
  () => {
    const counts = tally(complete, ['upright']);
    expect(counts.wrongNames).toEqual([]);
    expect(counts.wrongOrientation).toEqual([]);
    expect(counts.wrongStrips).toEqual([]);
    expect(counts.right / counts.pages).toBeGreaterThan(leastRight);
  },
);

test.skipIf(headers.length === 0)('turned pages are seen as turned (needs ../shared/data/records)', () => {
  const counts = tally(complete, ['upside-down']);
  expect(counts.wrongNames).toEqual([]);
  expect(counts.wrongOrientation.length / counts.pages).toBeLessThan(0.02);
  expect(counts.right / counts.pages).toBeGreaterThan(leastRight);
});

test.skipIf(headers.length === 0)('parts of pages are named or left open (needs ../shared/data/records)', () => {
  const counts = tally(partial, ['upright']);
  expect(counts.wrongNames.length / counts.pages).toBeLessThan(0.02);
  expect(counts.right / counts.pages).toBeGreaterThan(0.4);
});
