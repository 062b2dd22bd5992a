import type { LeadName, PrintedLead } from '../model/lead.ts';
import type { CalibrationPulse, LeadRegion, LeadSeparator } from '../model/page-layout.ts';
import type { EcgRecord } from '../model/record.ts';
import { type Millimetres, millimetres, seconds } from '../units.ts';
import { measureText } from './place-text.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderedText } from './render-truth.ts';

export interface PlannedLead extends LeadRegion {
  readonly baseline: Millimetres;
}

/** Where everything stands on the paper, in millimetres from the upper left corner. */
export interface PagePlan {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly regions: readonly PlannedLead[];
  readonly separators: readonly LeadSeparator[];
  readonly pulses: readonly CalibrationPulse[];
  readonly texts: readonly RenderedText[];
}

const a4Width = 297;
const a4Height = 210;
const margin = 10;
const largestRowSpacing = 35;
const defaultDuration = 10;
const footerMargin = 7;
const textHeight = 2.6;
const textLine = 4.4;
/** The baseline stands below the middle of its row, as most leads reach further up than down. */
const baselinePart = 0.62;
const pulseDuration = 0.2;
/** Flat line before and after the pulse, and the gap between it and the trace. */
export const pulseFoot = 1;
const pulseGap = 0.6;
const labelAbove = 5.5;
const labelBelow = 4;

/** Lays the record out on a page. Leads that the record lacks get no place. */
export function planPage(record: EcgRecord, options: ResolvedRenderOptions): PagePlan {
  const { template, paperSpeed, pulse } = options;
  const footer = options.footer ?? [`${paperSpeed} mm/s   ${options.gain} mm/mV`];
  const duration = options.duration ?? Math.min(defaultDuration, record.sampleCount / record.samplingFrequency);
  const pulseWidth = pulse === 'none' ? 0 : pulseDuration * paperSpeed + 2 * pulseFoot + pulseGap;
  const contentWidth = duration * paperSpeed + pulseWidth;
  const pageWidth = options.pageWidth ?? Math.max(a4Width, contentWidth + 2 * margin);
  const rowCount = template.rows.length + template.rhythmStrips.length;
  const above = margin + options.header.length * textLine;
  const below = margin + footer.length * textLine;
  const needed = above + below + rowCount * (options.rowSpacing ?? 0);
  const pageHeight = options.pageHeight ?? Math.max(a4Height, needed);
  const space = pageHeight - above - below;
  const rowSpacing = options.rowSpacing ?? Math.min(largestRowSpacing, space / Math.max(1, rowCount));
  const firstRow = above + (space - rowSpacing * rowCount) / 2;
  const left = (pageWidth - contentWidth) / 2 + (pulse === 'left' ? pulseWidth : 0);
  const baselineOf = (row: number) => firstRow + (row + baselinePart) * rowSpacing;
  const regions = [
    ...placeShortLeads(record, options, { left, duration, baselineOf }),
    ...placeRhythmStrips(record, options, { left, duration, baselineOf }),
  ];
  return {
    pageWidth,
    pageHeight,
    regions,
    separators: options.separators === 'none' ? [] : placeSeparators(regions, left),
    pulses: placePulses(regions, options, { left, right: left + duration * paperSpeed }),
    texts: [
      ...placeLabels(regions, options),
      ...placeLines(options.header, margin + textHeight),
      ...placeLines(footer, pageHeight - footerMargin - (footer.length - 1) * textLine),
    ],
  };
}

interface Rows {
  readonly left: number;
  /** Seconds that a full row shows. */
  readonly duration: number;
  readonly baselineOf: (row: number) => number;
}

function placeShortLeads(record: EcgRecord, options: ResolvedRenderOptions, rows: Rows): PlannedLead[] {
  const { template, paperSpeed } = options;
  return template.rows.flatMap((leads, row) =>
    leads.flatMap((printed, column) => {
      const share = rows.duration / leads.length;
      const start = template.columnTiming === 'sequential' ? column * share : 0;
      const left = rows.left + column * share * paperSpeed;
      const span = { left, right: left + share * paperSpeed, start, end: start + share };
      return placeLead(record, printed, { ...span, row, rhythmStrip: false, baseline: rows.baselineOf(row) });
    }),
  );
}

function placeRhythmStrips(record: EcgRecord, options: ResolvedRenderOptions, rows: Rows): PlannedLead[] {
  const { template, rhythmLeads, paperSpeed } = options;
  const free = rhythmLeads.filter((lead) => !template.rhythmStrips.includes(lead));
  return template.rhythmStrips.flatMap((named, index) => {
    const printed = named ?? free.shift();
    if (printed === undefined) return [];
    const row = template.rows.length + index;
    const span = { left: rows.left, right: rows.left + rows.duration * paperSpeed, start: 0, end: rows.duration };
    return placeLead(record, printed, { ...span, row, rhythmStrip: true, baseline: rows.baselineOf(row) });
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

function placeLead(record: EcgRecord, printed: PrintedLead, place: Place): PlannedLead[] {
  const inverted = printed === '-aVR';
  const lead: LeadName = inverted ? 'aVR' : printed;
  if (!record.leads.some((signal) => signal.lead === lead)) return [];
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
    },
  ];
}

function placeSeparators(regions: readonly PlannedLead[], left: number): LeadSeparator[] {
  return regions.filter((region) => region.left > left).map((region) => ({ row: region.row, x: region.left }));
}

function placePulses(
  regions: readonly PlannedLead[],
  options: ResolvedRenderOptions,
  content: { readonly left: number; readonly right: number },
): CalibrationPulse[] {
  const { pulse: side, paperSpeed, gain } = options;
  if (side === 'none') return [];
  const width = pulseDuration * paperSpeed;
  const left = side === 'left' ? content.left - pulseGap - pulseFoot - width : content.right + pulseGap + pulseFoot;
  const rows = new Map(regions.map((region) => [region.row, region.baseline]));
  return [...rows].map(([row, foot]) => ({
    row,
    left: millimetres(left),
    right: millimetres(left + width),
    foot,
    top: millimetres(foot - gain),
    side,
  }));
}

function placeLabels(regions: readonly PlannedLead[], options: ResolvedRenderOptions): RenderedText[] {
  const { labels, labelHeight } = options;
  if (labels === 'none') return [];
  const down = labels === 'above' ? -labelAbove : labelBelow + labelHeight;
  return regions.map((region) =>
    describeText(region.inverted ? `-${region.lead}` : region.lead, {
      x: region.left + 1,
      y: region.baseline + down,
      height: labelHeight,
    }),
  );
}

function placeLines(lines: readonly string[], top: number): RenderedText[] {
  return lines.map((text, index) => describeText(text, { x: margin, y: top + index * textLine, height: textHeight }));
}

function describeText(
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number },
): RenderedText {
  const width = measureText(text, place.height);
  return {
    text,
    x: millimetres(place.x),
    y: millimetres(place.y),
    height: millimetres(place.height),
    width: millimetres(width),
  };
}
