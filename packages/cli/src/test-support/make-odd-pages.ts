import {
  type EcgRecord,
  findLayoutTemplate,
  type LeadName,
  parseLayoutTemplates,
  type RgbImage,
  shippedLayouts,
} from '@einthoven/core';
import { type RenderOptions, renderPage, synthesizeEcg } from '@einthoven/core/render';
import { makeFurPicture } from './make-fur-picture.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 4 });
const secondRecord = synthesizeEcg({ seed: 5 });
const sheet = { template, dotsPerInch: 110 };

/** A record of the same size in which only these leads are there. */
function keepLeads(kept: readonly LeadName[]): EcgRecord {
  const leads = record.leads.map((lead) =>
    kept.includes(lead.lead) ? lead : { ...lead, samples: lead.samples.map(() => Number.NaN) },
  );
  return { ...record, leads };
}

const draw = (options: Omit<RenderOptions, 'template'> = {}, shown = record) =>
  renderPage(shown, { ...sheet, ...options }).image;
const drawn = (shown: EcgRecord) => renderPage(shown, sheet).truth.record;
const withoutMarks = { pulse: 'none', labels: 'none', header: [], footer: [] } as const;

const letter = [
  'Dear colleague,',
  'thank you for sending us this patient, who was seen in our clinic on the second of May.',
  'There was no chest pain and no dyspnoea. Blood pressure was 124/76, pulse 68, regular.',
  'Medication: aspirin 100 mg once daily, ramipril 5 mg once daily, atorvastatin 20 mg.',
  'Laboratory: haemoglobin 14.1 g/dl, creatinine 0.9 mg/dl, potassium 4.2 mmol/l.',
  'We suggest another visit in six months and thank you for your trust.',
];

function beside(left: RgbImage, right: RgbImage): RgbImage {
  const width = left.width + right.width;
  const data = new Uint8Array(width * left.height * 3);
  for (let row = 0; row < left.height; row++) {
    data.set(left.data.subarray(row * left.width * 3, (row + 1) * left.width * 3), row * width * 3);
    const rightRow = right.data.subarray(row * right.width * 3, (row + 1) * right.width * 3);
    data.set(rightRow, (row * width + left.width) * 3);
  }
  return { width, height: left.height, data };
}

interface OddPages {
  readonly pages: Readonly<Record<string, RgbImage>>;
  /** What the pages show: `first`, and beside it in `sideBySide` also `second`. */
  readonly records: { readonly first: EcgRecord; readonly second: EcgRecord };
}

/** Pictures that users give by mistake, and pages that lie in unusual ways, by name. For tests. */
export function makeOddPages(): OddPages {
  const bare = keepLeads([]);
  const plain = { width: 1280, height: 800, data: new Uint8Array(1280 * 800 * 3).fill(58) };
  const long = Array.from({ length: 6 }, () => letter).flat();
  const pages = {
    upright: draw(),
    upsideDown: draw({ quarterTurns: 2 }),
    mirrored: draw({ mirrored: true }),
    sideBySide: beside(draw(), draw({}, secondRecord)),
    oneLead: draw({ labels: 'none' }, keepLeads(['II'])),
    blankGrid: draw(withoutMarks, bare),
    letterOnGrid: draw({ ...withoutMarks, header: letter }, bare),
    letter: draw({ ...withoutMarks, header: long, gridStyle: 'none' }, bare),
    plain,
    fur: makeFurPicture({ width: 1200, height: 900, seed: 11 }),
  };
  return { pages, records: { first: drawn(record), second: drawn(secondRecord) } };
}
