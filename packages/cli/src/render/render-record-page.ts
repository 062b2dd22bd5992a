import { type EcgRecord, EinthovenError } from '@einthoven/core';
import {
  createSeededRandom,
  type RenderedPage,
  randomHeart,
  renderPage,
  synthesizeHeart,
} from '@einthoven/core/render';
import { readRecordFile } from '@einthoven/node';
import { describeFailure } from '../batch/describe-failure.ts';
import { type ChosenPage, choosePageOptions } from './choose-page-options.ts';
import { deriveSeed } from './derive-seed.ts';
import { encodePageFiles } from './encode-page-files.ts';
import { renderNegativePage } from './render-negative-page.ts';
import type { IndexRow, RenderRequest, RenderResult } from './render-request.ts';
import { pictureFileName, truthFileName } from './rendered-files.ts';
import { varyStyle } from './vary-style.ts';

/** Seconds of a record that a page shows unless `render.duration` asks for more. */
const usualDuration = 10;

/** Renders one page and encodes everything that is to be written for it. Failures come back as values. */
export async function renderRecordPage(wanted: RenderRequest): Promise<RenderResult> {
  try {
    const request = { ...wanted, style: varyStyle(wanted) };
    if (request.source.kind === 'negative') return await renderNegativePage(request);
    const record = await readSource(request);
    const chosen = choosePageOptions(request, record);
    const page = renderPage(record, chosen.options);
    const missingLeads = findMissingLeads(page);
    const index = describePage(page, { request, record, chosen });
    return {
      status: missingLeads.length === 0 ? 'complete' : 'partial',
      index,
      missingLeads,
      files: await encodePageFiles(page, request),
    };
  } catch (error) {
    return describeFailure(error);
  }
}

async function readSource({ source, seed, style }: RenderRequest): Promise<EcgRecord> {
  const duration = style.options.render.duration ?? usualDuration;
  if (source.kind === 'file') {
    return readRecordFile(source.path, { from: source.from, duration, limbLeads: 'complete' });
  }
  const drawn = randomHeart(createSeededRandom(deriveSeed(seed, source.name, 'heart')));
  const heart = { ...drawn, duration, ...style.options.heart };
  return { ...synthesizeHeart(heart, deriveSeed(seed, source.name, 'beats')), name: source.name };
}

/** Leads of the layout without a single sample on the paper; what wear hides later does not count. */
function findMissingLeads({ truth, clean }: RenderedPage): readonly string[] {
  const { template, record } = clean?.truth ?? truth;
  const drawn = new Set<string>(
    record.leads.filter(({ samples }) => samples.some((value) => !Number.isNaN(value))).map(({ lead }) => lead),
  );
  if (drawn.size === 0) {
    throw new EinthovenError('RECORD_INVALID', `${record.name} has no signal for any lead of ${template.name}.`, {
      remedy: 'Choose another layout with --template, or another part of the record with --from.',
    });
  }
  const printed = [...template.rows.flat(), ...template.rhythmStrips].filter((lead) => lead !== null);
  const leads = new Set(printed.map((lead) => lead.replace('-', '')));
  return [...leads].filter((lead) => !drawn.has(lead));
}

interface PageOrigin {
  readonly request: RenderRequest;
  readonly record: EcgRecord;
  readonly chosen: ChosenPage;
}

function describePage({ truth }: RenderedPage, { request, record, chosen }: PageOrigin): IndexRow {
  const { id, outputs, style, source } = request;
  const { options, regions, template } = truth;
  const isInverted = regions.some(({ inverted }) => inverted);
  const strength = style.wear.capture === 'none' ? '' : `, wear of strength ${style.wear.strength}`;
  return {
    id,
    file: pictureFileName(id, outputs),
    category: chosen.category,
    record: record.name,
    layout: template.name,
    paperSpeed: truth.paperSpeed,
    gain: truth.gain,
    dpi: options.dotsPerInch,
    pulse: options.pulse,
    notes: `einthoven render: ${style.preset} page${strength}${isInverted ? '; -aVR drawn, truth stores aVR' : ''}`,
    leads: regions.map(({ lead, start, end }) => ({ lead, start, end })),
    ...(outputs.truth.includes('wfdb') ? { truth: id } : {}),
    samples: truth.record.sampleCount,
    ...(outputs.truth.includes('json') ? { geometry: truthFileName(id) } : {}),
    source: source.kind === 'synthetic' ? 'synthetic' : 'record',
  };
}
