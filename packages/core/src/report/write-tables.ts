import type { MeasurementComparison } from '../measure/compare-measurements.ts';
import type { EcgMeasurements, Measurement } from '../measure/ecg-measurements.ts';
import { everyLeadName, type LeadName } from '../model/lead.ts';
import type { DigitizedPage } from '../model/page.ts';
import { escapeHtml } from './escape-html.ts';
import { gradeWords } from './grade-words.ts';
import type { ReportProvenance } from './report-input.ts';

const percent = (part: number) => (Number.isFinite(part) ? `${Math.round(100 * part)} %` : '–');

/** Measured beside printed values, and whether they fit. */
export function writeMeasurements(measured: EcgMeasurements, comparisons: readonly MeasurementComparison[]): string {
  const isPrinted = comparisons.some(({ printed }) => printed !== null);
  const rows = comparisons.map(({ name, unit, measured: value, printed, disagrees }) => {
    const cells = [`<th scope="row">${escapeHtml(name)}</th>`, `<td>${describeValue(value, unit)}</td>`];
    if (isPrinted)
      cells.push(
        `<td>${printed === null ? '–' : `${printed.toFixed(0)} ${escapeHtml(unit)}`}</td>`,
        `<td>${describeFit(disagrees)}</td>`,
      );
    return `<tr>${cells.join('')}</tr>`;
  });
  const rhythm = measured.rhythm === null ? 'too few beats to tell' : measured.rhythm;
  const heads = ['', 'Measured', ...(isPrinted ? ['Printed on the page', 'Compared'] : [])];
  const note = isPrinted ? '' : '<p class="note">No printed measurements were read on the page to compare with.</p>';
  return (
    `<p>Rhythm: ${rhythm}; ${measured.beats.length} beats found. ± is the standard deviation over beats or over groups of leads.</p>` +
    writeTable('Measurements on the digitized signals', heads, rows) +
    note
  );
}

function describeValue(value: Measurement | null, unit: string): string {
  if (value === null) return '<span class="absent">not measurable</span>';
  const spread = value.spread === null ? '' : ` ± ${value.spread.toFixed(0)}`;
  return `${value.value.toFixed(0).replace('-', '−')}${spread} ${escapeHtml(unit)}`;
}

function describeFit(disagrees: boolean | null): string {
  if (disagrees === null) return '–';
  return disagrees
    ? '<span class="bad"><span aria-hidden="true">▲</span> disagrees</span>'
    : '<span aria-hidden="true">✔</span> agrees';
}

/** One row a lead, in the usual order: its time on the page, how much of it was read and how surely. */
export function writeLeads({ record, quality }: Pick<DigitizedPage, 'record' | 'quality'>): string {
  const place = (lead: LeadName) => everyLeadName.indexOf(lead);
  const leads = [...quality.leads].sort((left, right) => place(left.lead) - place(right.lead));
  const rows = leads.map(({ lead, coverage, traceConfidence, grade }) => {
    const signal = record.leads.find((one) => one.lead === lead);
    const span = signal === undefined ? '–' : `${signal.start.toFixed(1)} to ${signal.end.toFixed(1)} s`;
    const cells = [span, percent(coverage), percent(traceConfidence), gradeWords(grade)];
    return `<tr><th scope="row">${escapeHtml(lead)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return writeTable('Quality of each lead', ['Lead', 'On the page', 'Read', 'Confidence', 'Grade'], rows);
}

/** Where the page comes from, what made the result, and its scale. */
export function writeProvenance(provenance: ReportProvenance, page: Partial<DigitizedPage>): string {
  const { software, sourceName, sourceSha256, pageNumber, files } = provenance;
  const { image, format, grid, layout, record } = page;
  const scale =
    grid &&
    `${grid.pixelsPerMillimetreX.toFixed(2)} × ${grid.pixelsPerMillimetreY.toFixed(2)} pixels a millimetre, from: ${grid.scaleSource}`;
  const entries: (readonly [string, string | undefined])[] = [
    ['Picture', `${sourceName}, page ${pageNumber}`],
    ['SHA-256 of the file', sourceSha256 ?? undefined],
    ['Size', image && `${image.width} × ${image.height} pixels${format === undefined ? '' : `, ${format}`}`],
    ['Scale of the paper', scale],
    ['Layout', layout && `${layout.name}, confidence ${percent(layout.confidence)}`],
    ['Paper speed', layout && `${layout.paperSpeed} mm/s, from: ${layout.paperSpeedSource}`],
    ['Gain', layout && `${layout.gain} mm/mV, from: ${layout.gainSource}`],
    ['Record', record && `${record.sampleCount} samples at ${record.samplingFrequency} Hz`],
    ['Files beside this report', files.length === 0 ? undefined : files.join(', ')],
    ['Made by', software],
  ];
  const rows = entries.flatMap(([name, value]) =>
    value === undefined ? [] : [`<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`],
  );
  return `<dl class="facts">${rows.join('')}</dl>`;
}

/** A table in a box that scrolls sideways on narrow screens, also by keyboard. Rows and headings are HTML. */
export function writeTable(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((words) => (words === '' ? '<td></td>' : `<th scope="col">${words}</th>`)).join('');
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="Table: ${caption}"><table><caption>${caption}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  );
}
