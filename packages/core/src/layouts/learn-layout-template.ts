import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';
import type { PrintedLead } from '../model/lead.ts';
import type { LeadRegion, PageLayout } from '../model/page-layout.ts';

/** Columns begin at the same x within this many millimetres. */
const sameColumn = 5;
/** All columns show the same seconds where none begins later than this, s. */
const sameStart = 0.05;

/**
 * The template of a page that was laid out: its rows and columns, its rhythm strips and the timing of its columns, for the
 * other pages of the same make.
 *
 * @throws EinthovenError LAYOUT_UNKNOWN where a place of the page has no lead, or rhythm strips stand above short leads.
 */
export function learnLayoutTemplate(layout: Pick<PageLayout, 'regions'>, name: string): LayoutTemplate {
  const byPlace = (one: LeadRegion, two: LeadRegion) => one.row - two.row || one.left - two.left;
  const short = layout.regions.filter((region) => !region.rhythmStrip).sort(byPlace);
  const strips = layout.regions.filter((region) => region.rhythmStrip).sort(byPlace);
  if (strips[0] && short.some(({ row }) => row > strips[0]!.row)) {
    throw new EinthovenError('LAYOUT_UNKNOWN', 'Rhythm strips stand above short leads: a template has them below.');
  }
  const columns = listColumns(short);
  const rowNumbers = [...new Set(short.map(({ row }) => row))];
  const rows = rowNumbers.map((row) =>
    columns.map((left, column): PrintedLead => {
      const region = short.find((one) => one.row === row && Math.abs(one.left - left) <= sameColumn);
      if (region) return printedLead(region);
      const place = `row ${row + 1}, column ${column + 1}`;
      throw new EinthovenError('LAYOUT_UNKNOWN', `Nothing names the lead of ${place}: give the rows with layout.rows.`);
    }),
  );
  const simultaneous = columns.length > 1 && short.every(({ start }) => start <= sameStart);
  return {
    name,
    description: describe(rows, strips.length),
    rows,
    rhythmStrips: strips.map(printedLead),
    columnTiming: simultaneous ? 'simultaneous' : 'sequential',
  };
}

function listColumns(regions: readonly LeadRegion[]): number[] {
  const columns: number[] = [];
  for (const left of regions.map((region) => region.left).sort((one, two) => one - two)) {
    if (columns.length === 0 || left - columns.at(-1)! > sameColumn) columns.push(left);
  }
  return columns;
}

function printedLead({ lead, inverted }: LeadRegion): PrintedLead {
  return lead === 'aVR' && inverted ? '-aVR' : lead;
}

function describe(rows: readonly (readonly PrintedLead[])[], strips: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const short = `${count(rows.length, 'row')} of ${count(rows[0]?.length ?? 0, 'lead')}`;
  return strips === 0 ? short : `${short}, ${count(strips, 'rhythm strip')}`;
}
