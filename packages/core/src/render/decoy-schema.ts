import { z } from 'zod';

const length = () => z.number().positive();
const place = { x: z.number(), y: z.number() };
const seed = z.number().int().default(1);

/**
 * What stands on a page besides signals and lines of text, and could be taken for them. x, y: the upper left corner,
 * lengths in millimetres. What codes and shapes show is made up from the seed.
 */
export const decoySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('qrCode'), ...place, size: length(), seed }),
  z.strictObject({ kind: z.literal('barCode'), ...place, width: length(), height: length(), seed }),
  z.strictObject({ kind: z.literal('logo'), ...place, size: length(), shape: z.enum(['heart', 'cross', 'wave']) }),
  z.strictObject({ kind: z.literal('frame'), ...place, width: length(), height: length() }),
  z.strictObject({
    kind: z.literal('stMap'),
    ...place,
    width: length(),
    height: length(),
    columns: z.number().int().min(1).max(12).default(3),
    rows: z.number().int().min(1).max(12).default(4),
    seed,
  }),
  z.strictObject({
    kind: z.literal('table'),
    ...place,
    cells: z.array(z.array(z.string()).readonly()).readonly(),
    columnWidth: length().default(14),
    rowHeight: length().default(4),
    isRuled: z.boolean().default(true),
  }),
]);

export type Decoy = z.output<typeof decoySchema>;
