import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { copyPage } from './copy-page.ts';
import { drawCreaseCores } from './draw-crease-cores.ts';
import { fadePage } from './fade-page.ts';
import { faxPage } from './fax-page.ts';
import { growMould } from './grow-mould.ts';
import { highlightPage } from './highlight-page.ts';
import type { Crease } from './plan-creases.ts';
import { scribblePage } from './scribble-page.ts';
import { shrinkPrint } from './shrink-print.ts';
import { stainPage } from './stain-page.ts';
import { stampPage } from './stamp-page.ts';
import { tearPage } from './tear-page.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** What wore the paper; each has random numbers of its own. */
export type PaperStream =
  | 'fading'
  | 'stains'
  | 'mould'
  | 'highlighter'
  | 'scribbles'
  | 'stamps'
  | 'tears'
  | 'copies'
  | 'fax';

export interface WornPaper {
  /** The page seen from straight above, flat; it may have fewer pixels than the clean picture. */
  readonly image: RgbImage;
  /** 255 where paper is left, at the size of the clean picture; null: everywhere. */
  readonly cover: Uint8Array | null;
}

/**
 * Everything that happens to the sheet before it is bent: marks first, then copies of it, then tears and creases. The
 * clean picture is lost.
 */
export function wearPaper(
  clean: RgbImage,
  sheet: { readonly creases: readonly Crease[]; readonly randomOf: (stream: PaperStream) => SeededRandom },
  options: ResolvedWearOptions,
): WornPaper {
  const { randomOf } = sheet;
  const { dotsPerInch, printDotsPerInch, fax } = options;
  let image = clean;
  fadePage(image, options, randomOf('fading'));
  stainPage(image, options, randomOf('stains'));
  growMould(image, options, randomOf('mould'));
  highlightPage(image, options, randomOf('highlighter'));
  scribblePage(image, options, randomOf('scribbles'));
  stampPage(image, options, randomOf('stamps'));
  const copies = randomOf('copies');
  for (let generation = 0; generation < options.photocopies; generation++) image = copyPage(image, dotsPerInch, copies);
  drawCreaseCores(image, sheet.creases);
  const cover = tearPage(image, options, randomOf('tears'));
  if (fax !== 'none') image = faxPage(image, { resolution: fax, dotsPerInch }, randomOf('fax'));
  if (printDotsPerInch !== null) {
    const factor = Math.max(1, image.width / clean.width / (printDotsPerInch / dotsPerInch));
    const factorRows = Math.max(1, image.height / clean.height / (printDotsPerInch / dotsPerInch));
    if (factor > 1 || factorRows > 1) image = shrinkPrint(image, { columns: factor, rows: factorRows });
  }
  return { image, cover };
}
