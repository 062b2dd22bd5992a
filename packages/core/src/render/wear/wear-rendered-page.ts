import type { RenderedPage } from '../render-page.ts';
import { carryTruth } from './carry-truth.ts';
import type { WearOptions } from './wear-options.ts';
import { wearPage } from './wear-page.ts';

/**
 * Wears a page just drawn and carries its truth along: `paperToPicture` and the centre lines lead to the worn picture,
 * with NaN where the page is torn off or out of the picture, and so does the record. Everything in millimetres stays,
 * and so does `paperToSource`: it leads to the picture before the wear, as does `clean`.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range.
 */
export function wearRenderedPage({ image, truth }: RenderedPage, wear: WearOptions, seed: number): RenderedPage {
  const { dotsPerInch } = truth.options;
  return carryTruth(truth, wearPage(image, { ...wear, dotsPerInch }, seed));
}
