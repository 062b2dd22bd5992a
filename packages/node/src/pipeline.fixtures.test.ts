import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DigitizedPage, digitizeOptionsSchema, digitizePage } from '@einthoven/core';
import { decodeRecord } from '@einthoven/core/formats';
import { describe, expect, it } from 'vitest';
import { createStageContext } from './create-stage-context.ts';
import { readPageFile } from './read-page-file.ts';

interface PageRow {
  readonly id: string;
  readonly file: string;
  readonly layout: string;
  readonly paperSpeed: number;
  readonly gain: number;
  readonly dpi: number;
  readonly pulse: 'left' | 'right' | 'none';
  readonly leads: readonly { readonly lead: string; readonly start: number; readonly end: number }[];
}

const fixtures = new URL('../../../fixtures/', import.meta.url);
const rows: readonly PageRow[] = JSON.parse(readFileSync(new URL('pages/index.json', fixtures), 'utf8'));
const options = digitizeOptionsSchema.parse({});

async function digitizeFile(row: PageRow) {
  const [source] = await readPageFile(fileURLToPath(new URL(`pages/${row.file}`, fixtures)), options.read);
  return digitizePage(source!, options, createStageContext(options.read));
}

/** The leads of the page as index.json lists them, in any order. */
function listLeads(page: DigitizedPage): string[] {
  return page.layout.regions.map(({ lead, start, end }) => `${lead} ${start.toFixed(1)} ${end.toFixed(1)}`).sort();
}

describe('example pages', () => {
  it('stand in their README, and their truth is there', () => {
    const readme = readFileSync(new URL('README.md', fixtures), 'utf8');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) {
      expect(readme).toContain(`| \`${row.file}\` | ${row.layout} |`);
      const truth = decodeRecord(`${row.id}.hea`, (name) => readFileSync(new URL(`pages/${name}`, fixtures)));
      expect(new Set(truth.leads.map(({ lead }) => lead as string))).toEqual(
        new Set(row.leads.map(({ lead }) => lead)),
      );
    }
  });

  it.each(rows)('$file is read whole, by itself', async (row) => {
    const { status, page } = await digitizeFile(row);
    expect(page.layout.name).toBe(row.layout);
    expect(status).toBe('complete');
    expect(page.layout).toMatchObject({ paperSpeed: row.paperSpeed, gain: row.gain });
    // The pulse tells the gain, or the print where there is no pulse; without both nothing does.
    const sources = [row.pulse === 'none' ? 'assumed' : 'calibration-pulse', 'printed-text'];
    expect(sources).toContain(page.layout.gainSource);
    expect(page.grid.pixelsPerMillimetreX / (row.dpi / 25.4)).toBeCloseTo(1, 2);
    const expected = row.leads.map(({ lead, start, end }) => `${lead} ${start.toFixed(1)} ${end.toFixed(1)}`).sort();
    expect(listLeads(page)).toEqual(expected);
  });
});
