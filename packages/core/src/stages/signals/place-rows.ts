import type { SignalledPage } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';
import type { LeadSignal } from '../../model/record.ts';

/** One lead's part of a row. */
export interface PlottedLead {
  readonly region: LeadRegion;
  readonly signal: LeadSignal;
}

/** One row of the drawing, in millimetres from its upper edge. */
export interface PlottedRow {
  readonly leads: readonly PlottedLead[];
  /** Where the names of the leads stand. */
  readonly top: number;
  /** Where 0 mV stands. */
  readonly baseline: number;
}

export interface PlottedRows {
  readonly rows: readonly PlottedRow[];
  readonly height: number;
}

/** Least reach above and below 0 mV, and most: what goes higher runs into the next row. */
const leastReach = 10;
const mostReach = 40;
/** Height of a row's name, and the squares that rows are aligned to. */
const nameHeight = 5;
const square = 5;

/** Puts the leads in rows as the page has them, each row as high as its signals need. */
export function placeRows({ layout, record }: SignalledPage): PlottedRows {
  const rows: PlottedRow[] = [];
  let height = 0;
  for (const row of [...new Set(layout.regions.map((region) => region.row))].sort((a, b) => a - b)) {
    const leads = layout.regions
      .filter((region) => region.row === row)
      .flatMap((region) => {
        const signal = record.leads.find(({ lead }) => lead === region.lead);
        return signal === undefined ? [] : [{ region, signal }];
      });
    const reach = measureReach(leads, record.samplingFrequency);
    const baseline = height + nameHeight + roundUp(reach.above);
    rows.push({ leads, top: height, baseline });
    height = baseline + roundUp(reach.below);
  }
  return { rows, height };
}

/** How far a row's signals go above and below 0 mV, in millimetres. */
function measureReach(leads: readonly PlottedLead[], samplingFrequency: number): { above: number; below: number } {
  let above = leastReach;
  let below = leastReach;
  for (const { region, signal } of leads) {
    const first = Math.round(region.start * samplingFrequency);
    const last = Math.round(region.end * samplingFrequency);
    for (const value of signal.samples.subarray(Math.max(0, first), Math.max(0, last))) {
      // Comparisons with NaN are false: gaps reach nowhere.
      if (value * region.gain > above) above = value * region.gain;
      if (-value * region.gain > below) below = -value * region.gain;
    }
  }
  return { above: Math.min(above, mostReach), below: Math.min(below, mostReach) };
}

function roundUp(height: number): number {
  return Math.ceil(height / square) * square;
}
