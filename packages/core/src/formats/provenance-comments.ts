import type { Digitization } from '../model/page.ts';
import type { PageLayout } from '../model/page-layout.ts';
import type { Provenance } from './record-writer.ts';

/**
 * What a reader of the bare signals should know of their origin, a line each: program, SHA-256 of the picture, status,
 * scale, reader of the ink, paper speed, gain, layout and grades. No file names and nothing printed on the page: no personal data.
 */
export function provenanceComments(digitization: Digitization, provenance: Provenance): string[] {
  const { flat, grid, layout, quality, pageIndex } = digitization.page;
  const { pixelsPerMillimetreX: across, pixelsPerMillimetreY: down } = grid;
  return [
    `Digitized from a picture by ${provenance.software}`,
    ...(provenance.sourceSha256 === null ? [] : [`Picture: SHA-256 ${provenance.sourceSha256}, page ${pageIndex + 1}`]),
    ...statusLines(digitization),
    `Scale: ${round(across)} px/mm across, ${round(down)} px/mm down; source ${grid.scaleSource}, confidence ${round(grid.scaleConfidence)}`,
    `Ink: ${flat.lines === undefined ? 'found without a network' : 'read by a network'}`,
    `Paper speed: ${round(layout.paperSpeed)} mm/s; source ${layout.paperSpeedSource}`,
    `Gain: ${round(layout.gain)} mm/mV; source ${layout.gainSource}`,
    ...scaleLines(layout),
    `Layout: ${layout.name}; confidence ${round(layout.confidence)}`,
    ...layout.uncertainties.map((uncertainty) => `Uncertain: ${uncertainty}`),
    `Grade of the page: mean ${quality.meanGrade}, worst lead ${quality.worstGrade}`,
    `Grades of the leads: ${quality.leads.map(({ lead, grade }) => `${lead} ${grade}`).join(', ')}`,
  ];
}

/** Scales of leads that differ from those of the page, and what contradicts. */
function scaleLines({ regions, paperSpeed, gain, gainSource, calibration }: PageLayout): string[] {
  const own = regions
    .filter((lead) => lead.gain !== gain || lead.gainSource !== gainSource || lead.paperSpeed !== paperSpeed)
    .map((lead) => `${lead.lead} ${round(lead.paperSpeed)} mm/s ${round(lead.gain)} mm/mV (source ${lead.gainSource})`);
  return [
    ...(own.length === 0 ? [] : [`Leads of their own scale: ${[...new Set(own)].join(', ')}`]),
    ...calibration.conflicts.map((conflict) => `Scale conflict: ${conflict}`),
  ];
}

function statusLines(digitization: Digitization): string[] {
  if (digitization.status === 'complete') return ['Status: complete'];
  const missing = digitization.missingLeads.length === 0 ? 'none' : digitization.missingLeads.join(', ');
  return [`Status: partial; missing leads: ${missing}`, ...digitization.reasons.map((reason) => `Reason: ${reason}`)];
}

/** Four significant digits are more than is ever measured. */
const round = (value: number) => String(Number(value.toPrecision(4)));
