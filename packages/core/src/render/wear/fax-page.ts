import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { shrinkPrint } from './shrink-print.ts';
import { thresholdImage } from './threshold-image.ts';

/** ITU-T T.4: 8.04 pixels a millimetre across, 3.85 (standard) or 7.7 (fine) lines a millimetre. */
const acrossDotsPerInch = 204;
const lineDotsPerInch = { standard: 98, fine: 196 } as const;
/** Part of the lines that a bad connection replaces by the one before. */
const badLines = 0.004;

/** The page as a fax machine prints it: black and white at the machine's resolution, not more than before. */
export function faxPage(
  image: RgbImage,
  fax: { readonly resolution: 'standard' | 'fine'; readonly dotsPerInch: number },
  random: SeededRandom,
): RgbImage {
  const faxed = shrinkPrint(image, {
    columns: Math.max(1, fax.dotsPerInch / acrossDotsPerInch),
    rows: Math.max(1, fax.dotsPerInch / lineDotsPerInch[fax.resolution]),
  });
  thresholdImage(faxed, 150 + 50 * random.uniform(), 0);
  const stride = 3 * faxed.width;
  for (let row = 1; row < faxed.height; row++) {
    if (random.uniform() < badLines) faxed.data.copyWithin(row * stride, (row - 1) * stride, row * stride);
  }
  return faxed;
}
