/** One random page of a record: drawn, worn, digitized with everything that Node offers, and compared with its truth. */
import {
  digitizeOptionsSchema,
  digitizePage,
  EinthovenError,
  parseLayoutTemplates,
  shippedLayouts,
} from '@einthoven/core';
import { createSeededRandom, randomPageOptions, randomWear, renderPage } from '@einthoven/core/render';
import { createStageContext, encodeJpeg, encodePng, readRecordFile } from '@einthoven/node';
import { describePage } from './quality-rows.mjs';

/** Part of the pages that stay as printed, and part of the files that are JPEG. */
const cleanPart = 0.25;
const jpegPart = 0.5;
/** Seeds below this belong to other measurements. */
const firstSeed = 777_000;

const templates = parseLayoutTemplates(shippedLayouts);
const options = digitizeOptionsSchema.parse({});

/** @param {string} recordPath @param {number} index */
export async function makeQualityRow(recordPath, index) {
  const record = await readRecordFile(recordPath);
  const random = createSeededRandom(firstSeed + index);
  const style = randomPageOptions(random, { templates, record });
  const strength = random.uniform() < cleanPart ? 0 : random.uniform();
  const wear = { ...randomWear(random, strength), dotsPerInch: style.dotsPerInch ?? 200 };
  const { image, truth } = renderPage(record, strength === 0 ? style : { ...style, wear });
  const isJpeg = random.uniform() < jpegPart;
  const quality = Math.round(35 + 60 * random.uniform());
  const bytes = isJpeg ? await encodeJpeg(image, { quality }) : await encodePng(image);
  const head = { record: record.name, index, strength, template: truth.template.name };
  try {
    const { page } = await digitizePage(
      { sourceName: 'page', bytes, pageIndex: 0 },
      options,
      createStageContext(options.read),
    );
    const scales = truth.regions.map(({ lead, gain }) => ({ lead, gain, paperSpeed: truth.paperSpeed }));
    return { head, error: null, ...describePage(page, truth.record, scales) };
  } catch (error) {
    if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
    return { head, error: { code: error.code, message: error.message } };
  }
}
