import type { LeadSeparator } from '../model/page-layout.ts';
import type { EcgRecord } from '../model/record.ts';
import { describeText } from './describe-text.ts';
import type { PagePlan, PlannedLead } from './page-plan.ts';
import { placeLabels } from './place-labels.ts';
import { placeLeads } from './place-leads.ts';
import { measurePulse, placePulses } from './place-pulses.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderedText } from './render-truth.ts';

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
const tickHeight = 6;

/** Lays the record out on a page. Leads that the record lacks get no place. */
export function planPage(record: EcgRecord, options: ResolvedRenderOptions): PagePlan {
  const { template, paperSpeed, pulse } = options;
  const footer = options.footer ?? [`${paperSpeed} mm/s   ${options.gain} mm/mV`];
  const duration = options.duration ?? Math.min(defaultDuration, record.sampleCount / record.samplingFrequency);
  const pulseWidth = measurePulse(options);
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
  const leftEdge = (pageWidth - contentWidth) / 2;
  const left = leftEdge + (pulse === 'left' ? pulseWidth : 0);
  const baselineOf = (row: number) => firstRow + (row + baselinePart) * rowSpacing;
  const regions = placeLeads(record, options, { left, duration, baselineOf });
  const isLine = options.separators === 'line';
  return {
    pageWidth,
    pageHeight,
    regions,
    separators: options.separators === 'none' ? [] : placeSeparators(regions, left),
    separatorTop: isLine ? -baselinePart * rowSpacing : -tickHeight / 2,
    separatorBottom: isLine ? (1 - baselinePart) * rowSpacing : tickHeight / 2,
    pulses: placePulses(regions, options, { left, right: left + duration * paperSpeed }),
    texts: [
      ...placeLabels(regions, options, { left, leftEdge }),
      ...placeLines(options.header, margin + textHeight),
      ...placeLines(footer, pageHeight - footerMargin - (footer.length - 1) * textLine),
      ...options.texts.map(({ text, ...place }) => describeText(text, place)),
    ],
  };
}

function placeSeparators(regions: readonly PlannedLead[], left: number): LeadSeparator[] {
  return regions.filter((region) => region.left > left).map((region) => ({ row: region.row, x: region.left }));
}

function placeLines(lines: readonly string[], top: number): RenderedText[] {
  return lines.map((text, index) => describeText(text, { x: margin, y: top + index * textLine, height: textHeight }));
}
