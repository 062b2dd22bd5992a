import { z } from 'zod';

const pointSchema = z.tuple([z.number(), z.number()]);

export const segmentOptionsSchema = z.strictObject({
  backgroundTiles: z
    .int()
    .min(4)
    .max(128)
    .default(32)
    .describe(
      'Tiles along the longer side of the picture on each of which the brightness of the bare paper is measured.',
    )
    .meta({ unit: 'tiles' }),
  ignore: z
    .array(z.array(pointSchema).min(2))
    .default([])
    .describe(
      'Regions of the picture whose ink is dropped, each a list of points [column, row]: two opposite corners of a ' +
        'rectangle, or three and more corners of a polygon.',
    )
    .meta({ unit: 'px' }),
});
export type SegmentOptions = z.infer<typeof segmentOptionsSchema>;
