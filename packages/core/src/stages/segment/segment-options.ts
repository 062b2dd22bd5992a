import { z } from 'zod';

export const segmentOptionsSchema = z.strictObject({
  backgroundTiles: z
    .int()
    .min(4)
    .max(128)
    .default(32)
    .describe('Tiles along the longer side on which the brightness of the bare paper is measured.')
    .meta({ unit: 'tiles' }),
});
export type SegmentOptions = z.infer<typeof segmentOptionsSchema>;
