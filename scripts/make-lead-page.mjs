/** One random page of a record, sound or with a planted fault in the names of its leads: drawn and digitized. */
import {
  digitizeOptionsSchema,
  digitizePage,
  EinthovenError,
  leadNames,
  parseLayoutTemplates,
  shippedLayouts,
} from '@einthoven/core';
import { encodeWfdb } from '@einthoven/core/formats';
import { createSeededRandom, randomPageOptions, renderPage } from '@einthoven/core/render';
import { createStageContext, encodePng, readRecordFile } from '@einthoven/node';
import { drawAnyFault, plant } from './lead-cases.mjs';

/** Seeds below this belong to other measurements. */
const firstSeed = 555_000;
const templates = parseLayoutTemplates(shippedLayouts).filter(({ rows }) =>
  leadNames.every((name) => rows.flat().some(({ lead }) => lead === name)),
);
const options = digitizeOptionsSchema.parse({});

/**
 * What was planted (nothing in every second page) and what was read; an error's code where the page was refused.
 * @param {string} path of the record @param {number} index of the page
 */
export async function makeLeadPage(path, index) {
  const record = await readRecordFile(path);
  const random = createSeededRandom(firstSeed + index);
  const fault = index % 2 === 0 ? drawAnyFault(random) : null;
  const shown = fault === null ? record : plant(record, fault);
  const { image, truth } = renderPage(shown, randomPageOptions(random, { templates, record: shown }));
  const head = {
    index,
    template: truth.template.name,
    ...(fault === null ? {} : { kind: fault.kind, shows: fault.shows }),
  };
  try {
    const { page } = await digitizePage(
      { sourceName: 'page', bytes: await encodePng(image), pageIndex: 0 },
      options,
      createStageContext(options.read),
    );
    const warnings = page.quality.warnings.map(({ code }) => code);
    return { head: { ...head, warnings }, parts: encodeWfdb({ ...page.record, name: `page${index}` }) };
  } catch (error) {
    if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
    return { head: { ...head, error: error.code }, parts: new Map() };
  }
}
