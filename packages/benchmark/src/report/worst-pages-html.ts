import { resampleLead } from '../metrics/resample-lead.ts';
import type { PageResult } from '../run/page-result.ts';
import type { SignalRecord } from '../wfdb/signal-record.ts';
import { drawLead } from './draw-lead.ts';
import { formatNumber } from './format-number.ts';

export interface WorstPage {
  readonly result: PageResult;
  readonly truth: SignalRecord;
  /** Null where there is none. */
  readonly prediction: SignalRecord | null;
}

const style = `body{font:14px system-ui,sans-serif;margin:2em auto;max-width:1240px}h2{margin:2em 0 .2em}h3{margin:.8em 0 0}
svg{width:100%;border:1px solid #ddd;display:block}svg text{font-size:11px;fill:#666}.tick{stroke:#eee}
.truth{stroke:#000;fill:none;stroke-width:2.2}.prediction{stroke:#d00;fill:none;stroke-width:1.1}.error{color:#b00}`;

/** A self-contained page of the worst cases, in the order given: every lead's truth (black) with its prediction (red). */
export function worstPagesHtml(pages: readonly WorstPage[]): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Worst pages</title>',
    `<style>${style}</style></head><body><h1>Worst pages</h1>`,
    '<p>Truth in black, prediction in red, on the truth’s own time and voltage axes. Ticks stand at whole seconds.</p>',
    ...pages.map(pageSection),
    '</body></html>\n',
  ].join('\n');
}

function pageSection({ result, truth, prediction }: WorstPage): string {
  const { score, digitization } = result;
  const heading = `<h2>${escapeHtml(result.id)} (${escapeHtml(result.category)})</h2>`;
  const error = digitization?.error;
  if (error) return `${heading}<p class="error">${escapeHtml(`${error.code}: ${error.message}`)}</p>`;
  if (prediction === null) return `${heading}<p class="error">${escapeHtml(score.failure ?? '')}</p>`;
  const facts = [
    `Kaggle 2025 ${formatNumber(score.kaggle2025, 2)} dB`,
    `Challenge 2024 ${formatNumber(score.challenge2024, 2)} dB`,
    `offset ${formatNumber(score.timeOffset, 2)} ms`,
    `gain ${formatNumber(score.gain, 3)}`,
    `coverage ${formatNumber(score.coverage, 3)}`,
    ...(digitization ? [`layout ${digitization.layout}`, `grade ${digitization.grade}`] : []),
    ...(score.wrongLeads.length > 0 ? [`wrong ${score.wrongLeads.join(' ')}`] : []),
    ...(score.invertedLeads.length > 0 ? [`inverted ${score.invertedLeads.join(' ')}`] : []),
  ];
  const leads = Object.entries(score.leads).map(([name, lead]) => {
    const samples = truth.leads.get(name)!;
    const figures = [
      `${formatNumber(lead.kaggle2025, 2)} dB`,
      `r ${formatNumber(lead.correlation, 3)}`,
      `offset ${formatNumber(lead.timeOffset, 2)} ms`,
      `gain ${formatNumber(lead.gain, 3)}`,
    ];
    const drawing = drawLead({
      truth: samples,
      prediction: findLead(prediction, { name, truth }),
      samplingFrequency: truth.samplingFrequency,
    });
    return `<h3>${escapeHtml(name)}: ${figures.join(', ')}</h3>${drawing}`;
  });
  return `${heading}<p>${escapeHtml(facts.join(', '))}</p>${leads.join('\n')}`;
}

function findLead(prediction: SignalRecord, wanted: { readonly name: string; readonly truth: SignalRecord }) {
  const same = [...prediction.leads].find(([name]) => name.toLowerCase() === wanted.name.toLowerCase());
  if (same === undefined) return undefined;
  const length = wanted.truth.leads.get(wanted.name)!.length;
  return resampleLead(same[1], { from: prediction.samplingFrequency, to: wanted.truth.samplingFrequency, length });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
