import { type LeadName, limbLeads, type PrintedLead } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { millimetres, millimetresPerMillivolt, seconds } from '../units.ts';
import type { PlannedLead } from './page-plan.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

export interface PageRows {
  /** Where the time of a row begins, mm. */
  readonly left: number;
  /** Seconds that a full row shows. */
  readonly duration: number;
  readonly baselineOf: (row: number) => number;
}

/** The short leads and the rhythm strips of a page. Leads that the record lacks get no place. */
export function placeLeads(record: EcgRecord, options: ResolvedRenderOptions, rows: PageRows): PlannedLead[] {
  return [...placeShortLeads(record, options, rows), ...placeRhythmStrips(record, options, rows)];
}

function placeShortLeads(record: EcgRecord, options: ResolvedRenderOptions, rows: PageRows): PlannedLead[] {
  const { template, paperSpeed } = options;
  const timing = options.columnTiming ?? template.columnTiming;
  return template.rows.flatMap((leads, row) =>
    leads.flatMap((printed, column) => {
      const share = rows.duration / leads.length;
      const start = timing === 'sequential' ? column * share : 0;
      const left = rows.left + column * share * paperSpeed;
      const span = { left, right: left + share * paperSpeed, start, end: start + share };
      const place = { ...span, row, rhythmStrip: false, baseline: rows.baselineOf(row) };
      return placeLead(record, { printed, place }, options);
    }),
  );
}

function placeRhythmStrips(record: EcgRecord, options: ResolvedRenderOptions, rows: PageRows): PlannedLead[] {
  const { template, rhythmLeads, paperSpeed } = options;
  const free = rhythmLeads.filter((lead) => !template.rhythmStrips.includes(lead));
  return template.rhythmStrips.flatMap((named, index) => {
    const printed = named ?? free.shift();
    if (printed === undefined) return [];
    const row = template.rows.length + index;
    const span = { left: rows.left, right: rows.left + rows.duration * paperSpeed, start: 0, end: rows.duration };
    const place = { ...span, row, rhythmStrip: true, baseline: rows.baselineOf(row) };
    return placeLead(record, { printed, place }, options);
  });
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly rhythmStrip: boolean;
  readonly baseline: number;
}

function placeLead(
  record: EcgRecord,
  { printed, place }: { readonly printed: PrintedLead; readonly place: Place },
  options: ResolvedRenderOptions,
): PlannedLead[] {
  const inverted = printed === '-aVR';
  const lead: LeadName = inverted ? 'aVR' : printed;
  if (!record.leads.some((signal) => signal.lead === lead)) return [];
  const isLimbLead = limbLeads.some((name) => name === lead);
  const { row, rhythmStrip } = place;
  return [
    {
      lead,
      inverted,
      row,
      rhythmStrip,
      left: millimetres(place.left),
      right: millimetres(place.right),
      start: seconds(place.start),
      end: seconds(place.end),
      baseline: millimetres(place.baseline),
      gain: millimetresPerMillivolt(isLimbLead ? options.gain : (options.chestGain ?? options.gain)),
    },
  ];
}
