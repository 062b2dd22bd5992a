import type { z } from 'zod';
import type { RgbImage } from '../../model/image.ts';
import type { Digitization } from '../../model/page.ts';
import { digitizeOptionsSchema } from '../digitize-options.ts';
import { digitizePage } from '../digitize-page.ts';

/** Runs the whole pipeline on a picture that is in memory already. `options` as a user writes them. */
export function digitizeRendering(
  image: RgbImage,
  options: z.input<typeof digitizeOptionsSchema> = {},
): Promise<Digitization> {
  return digitizePage(
    { sourceName: 'rendering.png', bytes: pngStart(image), pageIndex: 0 },
    digitizeOptionsSchema.parse(options),
    {
      decodeImage: async () => ({ image, dotsPerInch: null }),
      now: () => 0,
      report: () => {},
      throwIfStopped: () => {},
    },
  );
}

/** The start of a PNG file, as much as the check of its header needs; the pixels come from the context. */
function pngStart({ width, height }: RgbImage): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
