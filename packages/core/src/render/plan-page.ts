import type { EcgRecord } from '../model/record.ts';
import { millimetres } from '../units.ts';
import { describeText } from './describe-text.ts';
import { pageFormats } from './page-formats.ts';
import type { PagePlan, PlannedLead } from './page-plan.ts';
import { placeDecoyTexts } from './place-decoy-texts.ts';
import { placeLabels } from './place-labels.ts';
import { placeLeads } from './place-leads.ts';
import { measurePulse, placePulses } from './place-pulses.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderedSeparator, RenderedText } from './render-truth.ts';

const margin = 10;
const largestRowSpacing = 35;
const defaultDuration = 10;
const footerMargin = 7;
const textHeight = 2.6;
const textLine = 4.4;
/** The baseline stands below the middle of its row, as most leads reach further up than down. */
const baselinePart = 0.62;
/** Reach of a tick from the baseline. */
const tickBand = { above: 3, below: 3 };

/** Lays the record out on a page. Leads that the record lacks get no place. */
export function planPage(record: EcgRecord, options: ResolvedRenderOptions): PagePlan {
  const { template, paperSpeed, pulse } = options;
  const footer = options.footer ?? [`${paperSpeed} mm/s   ${options.gain} mm/mV`];
  const duration = options.duration ?? Math.min(defaultDuration, record.sampleCount / record.samplingFrequency);
  const pulseWidth = measurePulse(options);
  const contentWidth = duration * paperSpeed + pulseWidth;
  const format = pageFormats[options.pageFormat];
  const pageWidth = options.pageWidth ?? Math.max(format.width, contentWidth + 2 * margin);
  const rowCount = template.rows.length + template.rhythmStrips.length;
  const above = options.marginTop ?? margin + options.header.length * textLine;
  const below = options.marginBottom ?? margin + footer.length * textLine;
  const needed = above + below + rowCount * (options.rowSpacing ?? 0);
  const pageHeight = options.pageHeight ?? Math.max(format.height, needed);
  const space = pageHeight - above - below;
  const rowSpacing = options.rowSpacing ?? Math.min(largestRowSpacing, space / Math.max(1, rowCount));
  const firstRow = above + (space - rowSpacing * rowCount) / 2;
  const leftPulse = pulse === 'left' ? pulseWidth : 0;
  const left = options.traceLeft ?? (pageWidth - contentWidth) / 2 + leftPulse;
  const leftEdge = left - leftPulse;
  const baselineOf = (row: number) => options.rowBaselines?.[row] ?? firstRow + (row + baselinePart) * rowSpacing;
  const regions = placeLeads(record, options, { left, duration, baselineOf });
  const isLine = options.separators === 'line';
  const rowBand = { above: baselinePart * rowSpacing, below: (1 - baselinePart) * rowSpacing };
  return {
    pageWidth,
    pageHeight,
    regions,
    separators:
      options.separators === 'none' ? [] : placeSeparators(regions, { left, ...(isLine ? rowBand : tickBand) }),
    pulses: placePulses(regions, options, { left, right: left + duration * paperSpeed }),
    texts: [
      ...placeLabels(regions, options, { left, leftEdge }),
      ...placeLines(options.header, { top: margin + textHeight, role: 'header' }, options),
      ...placeLines(
        footer,
        { top: pageHeight - footerMargin - (footer.length - 1) * textLine, role: 'footer' },
        options,
      ),
      ...options.texts.map(({ text, font = options.font, x, y, height, angle = 0 }) =>
        describeText(text, { x, y, height, angle, font, role: 'text' }),
      ),
      ...options.decoys.flatMap((decoy) => placeDecoyTexts(decoy, options.font)),
    ],
    decoys: options.decoys,
  };
}

function placeSeparators(
  regions: readonly PlannedLead[],
  marks: { readonly left: number; readonly above: number; readonly below: number },
): RenderedSeparator[] {
  return regions
    .filter((region) => region.left > marks.left)
    .map(({ row, left, baseline }) => ({
      row,
      x: left,
      top: millimetres(baseline - marks.above),
      bottom: millimetres(baseline + marks.below),
    }));
}

function placeLines(
  lines: readonly string[],
  { top, role }: { readonly top: number; readonly role: 'header' | 'footer' },
  { font }: ResolvedRenderOptions,
): RenderedText[] {
  return lines.map((text, index) =>
    describeText(text, { x: margin, y: top + index * textLine, height: textHeight, font, role }),
  );
}
