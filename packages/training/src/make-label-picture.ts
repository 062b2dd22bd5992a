import { type EcgRecord, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  type PaperPictureMap,
  randomPageOptions,
  randomWear,
  renderPage,
} from '@einthoven/core/render';
import { chooseLabels } from './choose-labels.ts';
import { encodePicture } from './encode-picture.ts';
import { listWords, type PaperWord } from './list-words.ts';
import { scatterWords } from './scatter-words.ts';

/** A made picture of a page full of words, and where they stand. */
export interface LabelPicture {
  /** JPEG or PNG. */
  readonly bytes: Uint8Array;
  readonly words: readonly PaperWord[];
  readonly map: PaperPictureMap;
  /** Some pages are read without the ink network: where it is missing, names are read all the same. */
  readonly inkReader: 'auto' | 'model-free';
  readonly description: Readonly<Record<string, string | number>>;
}

const cleanPart = 0.15;
const modelFreePart = 0.4;
/** Pages are small, mm, and crowded: that is what makes many crops in little time. */
const widths = [140, 250] as const;
const heights = [90, 160] as const;
const resolutions = [90, 240] as const;
/** Room beside the rows, mm. */
const besideRows = 30;
/** Square millimetres of paper a scattered word. */
const roomOfWord = 300;
/** Draws a record as a random page with random wear, and scatters words over it. */
export async function makeLabelPicture(record: EcgRecord, seed: number): Promise<LabelPicture> {
  const random = createSeededRandom(seed);
  const between = ([low, high]: readonly [number, number]) => low + (high - low) * random.uniform();
  const [pageWidth, pageHeight] = [between(widths), between(heights)];
  const drawn = randomPageOptions(random, { templates: parseLayoutTemplates(shippedLayouts) });
  const { rowSpacing: _, ...base } = drawn;
  const { paperSpeed = 25, marginTop = 20, marginBottom = 10 } = base;
  const area = { left: 4, top: marginTop, right: pageWidth - 4, bottom: pageHeight - marginBottom };
  const count = Math.round((pageWidth * pageHeight) / roomOfWord);
  const words = area.bottom - area.top > 20 ? scatterWords(random, area, count) : [];
  const strength = random.uniform() < cleanPart ? 0 : 0.1 + 0.75 * random.uniform();
  const { image, truth } = renderPage(record, {
    ...base,
    ...(base.gridStyle === 'none' ? { gridStyle: 'lines' as const } : {}),
    pageWidth,
    pageHeight,
    duration: Math.max(1, (pageWidth - besideRows) / paperSpeed),
    dotsPerInch: Math.round(between(resolutions)),
    texts: [...(base.texts ?? []), ...words.flatMap((word) => word.texts)],
    ...chooseLabels(random),
    wear: randomWear(random, strength),
  });
  return {
    bytes: await encodePicture(image, random),
    words: listWords(truth, words),
    map: truth.paperToPicture,
    inkReader: random.uniform() < modelFreePart ? 'model-free' : 'auto',
    description: { record: record.name, seed, template: base.template.name, strength },
  };
}
