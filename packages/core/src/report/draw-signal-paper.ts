import type { DigitizedPage } from '../model/page.ts';
import type { LeadRegion } from '../model/page-layout.ts';
import type { EcgRecord, LeadSignal } from '../model/record.ts';
import { describePath } from './describe-path.ts';
import { doubtfulRuns } from './doubtful-runs.ts';
import { escapeHtml } from './escape-html.ts';

/** The paper of the report: every page is drawn alike, whatever its own speed and gain are. */
const millimetresASecond = 25;
const millimetresAMillivolt = 10;
/** Margins in millimetres: for the 1 mV step on the left, for seconds below. */
const leftMargin = 14;
const rightMargin = 4;
const topMargin = 4;
const bottomMargin = 6;
/** From the upper edge of a row to the foot of its leads' names. */
const labelDrop = 3.2;
/** A row reaches at least and at most so far from 0 mV, millimetres. */
const leastReach = 8;
const largestReach = 45;
/** Coordinates are written in hundredths of a millimetre, and lines may be so far off. */
const step = 0.01;
const tolerance = 0.02;
/** Seconds on either side over which confidence is averaged: longer than a QRS complex. */
const doubtReach = 0.1;

interface PlacedLead {
  readonly region: LeadRegion;
  readonly signal: LeadSignal;
  /** Where its first second stands, millimetres. */
  readonly left: number;
}

interface PaperRow {
  readonly leads: readonly PlacedLead[];
  readonly above: number;
  readonly below: number;
}

/**
 * The signals on ECG paper as one SVG in millimetres, in the rows of the page, at 25 mm/s and 10 mm/mV. Doubtful parts are
 * coloured and lie on hatching; gaps stay empty.
 */
export function drawSignalPaper({ record, layout }: Pick<DigitizedPage, 'record' | 'layout'>): string {
  const rows = placeRows(record, layout.regions);
  const right = rows.flatMap((row) => row.leads).reduce((most, lead) => Math.max(most, endOf(lead)), leftMargin + 1);
  const width = Math.ceil(right + rightMargin);
  let baseline = topMargin;
  const parts: string[] = [];
  for (const row of rows) {
    baseline += row.above;
    parts.push(drawRow(row, baseline, record.samplingFrequency));
    baseline += row.below;
  }
  const height = Math.ceil(baseline + bottomMargin);
  const names = rows.flatMap((row) => row.leads.map(({ signal }) => signal.lead)).join(', ');
  return (
    `<svg class="ecg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="signals-title signals-description">` +
    `<title id="signals-title">Signals on ECG paper</title>` +
    `<desc id="signals-description">${escapeHtml(names)} at 25 millimetres a second and 10 millimetres a millivolt.</desc>` +
    paperPatterns +
    `<rect class="paper" width="${width}" height="${height}"/><rect width="${width}" height="${height}" fill="url(#fine)"/>` +
    `<rect width="${width}" height="${height}" fill="url(#coarse)"/>` +
    parts.join('') +
    drawSeconds(rows.at(-1)?.leads ?? [], baseline) +
    '</svg>'
  );
}

const paperPatterns =
  '<defs><pattern id="fine" width="1" height="1" patternUnits="userSpaceOnUse"><path class="fine-line" d="M0 0H1M0 0V1"/></pattern>' +
  '<pattern id="coarse" width="5" height="5" patternUnits="userSpaceOnUse"><path class="coarse-line" d="M0 0H5M0 0V5"/></pattern>' +
  '<pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V1.6"/></pattern></defs>';

function endOf({ region, left }: PlacedLead): number {
  return left + (region.end - region.start) * millimetresASecond;
}

function placeRows(record: EcgRecord, regions: readonly LeadRegion[]): PaperRow[] {
  const numbers = [...new Set(regions.map(({ row }) => row))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const leads: PlacedLead[] = [];
    let left = leftMargin;
    for (const region of regions.filter(({ row }) => row === number).sort((a, b) => a.left - b.left)) {
      const signal = record.leads.find(({ lead }) => lead === region.lead);
      if (signal !== undefined) leads.push({ region, signal, left });
      left += (region.end - region.start) * millimetresASecond;
    }
    let [above, below] = [leastReach, leastReach];
    for (const { signal, region } of leads) {
      const [first, end] = framesOf(region, signal, record.samplingFrequency);
      for (let i = first; i < end; i++) {
        const height = signal.samples[i]! * millimetresAMillivolt;
        if (height + 3 > above) above = height + 3;
        if (1 - height > below) below = 1 - height;
      }
    }
    return { leads, above: Math.min(above, largestReach), below: Math.min(below, largestReach) };
  });
}

function framesOf({ start, end }: LeadRegion, { samples }: LeadSignal, frequency: number): [number, number] {
  return [Math.max(0, Math.round(start * frequency)), Math.min(samples.length, Math.round(end * frequency))];
}

function drawRow({ leads, above }: PaperRow, baseline: number, frequency: number): string {
  const pulse = `<path class="pulse" d="M3 ${baseline.toFixed(2)}h2v-10h5v10h2"/><text class="scale" x="3" y="${(baseline + 3.4).toFixed(2)}">1 mV</text>`;
  return pulse + leads.map((lead) => drawLead(lead, { baseline, above }, frequency)).join('');
}

function drawLead(
  { region, signal, left }: PlacedLead,
  { baseline, above }: { readonly baseline: number; readonly above: number },
  frequency: number,
): string {
  const [first, end] = framesOf(region, signal, frequency);
  const xOf = (i: number) => left + (i / frequency - region.start) * millimetresASecond;
  const pointsOf = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, k) => [
      xOf(from + k),
      baseline - signal.samples[from + k]! * millimetresAMillivolt,
    ]).flat();
  const runs = doubtfulRuns(signal.confidence, Math.round(doubtReach * frequency))
    .map((run) => ({ first: Math.max(first, run.first), end: Math.min(end, run.end) }))
    .filter((run) => run.first < run.end);
  const bands = runs
    .map(({ first: from, end: to }) => {
      const [x, width] = [xOf(from).toFixed(2), ((to - from) * (millimetresASecond / frequency)).toFixed(2)];
      return `<rect class="band" x="${x}" y="${(baseline - 6).toFixed(2)}" width="${width}" height="12" fill="url(#hatch)"/>`;
    })
    .join('');
  const line = describePath(pointsOf(first, end), { step, tolerance });
  const doubtful = runs.map((run) => describePath(pointsOf(run.first, run.end + 1), { step, tolerance })).join('');
  const name = escapeHtml(signal.lead);
  return (
    `${bands}<g transform="scale(${step})"><path class="signal" d="${line}"/>` +
    `${doubtful === '' ? '' : `<path class="signal doubtful" d="${doubtful}"/>`}</g>` +
    `<path class="tick" d="M${left.toFixed(2)} ${(baseline - 3).toFixed(2)}v6"/>` +
    `<text class="lead-label" x="${(left + 1).toFixed(2)}" y="${(baseline - above + labelDrop).toFixed(2)}">${name}</text>`
  );
}

function drawSeconds(leads: readonly PlacedLead[], y: number): string {
  return leads
    .flatMap((lead) => {
      const { region, left } = lead;
      const seconds: string[] = [];
      for (let second = Math.ceil(region.start - 1e-6); second < region.end - 1e-6; second++) {
        const x = left + (second - region.start) * millimetresASecond;
        seconds.push(
          `<path class="tick" d="M${x.toFixed(2)} ${y.toFixed(2)}v1.5"/><text class="scale" x="${(x + 0.6).toFixed(2)}" y="${(y + 3.6).toFixed(2)}">${second} s</text>`,
        );
      }
      return seconds;
    })
    .join('');
}
