import { z } from 'zod';

export const rectifyOptionsSchema = z.strictObject({
  tileSize: z
    .literal([128, 256, 512])
    .default(256)
    .describe('Side of the squares in which the direction and pitch of the grid are measured.')
    .meta({ unit: 'px' }),
  lowestFrequency: z
    .number()
    .min(0.005)
    .max(0.1)
    .default(1 / 60)
    .describe('Least number of grid lines a pixel of the working picture (longer side about 2400 px).')
    .meta({ unit: '1/px' }),
  highestFrequency: z
    .number()
    .min(0.1)
    .max(0.5)
    .default(0.4)
    .describe('Largest number of grid lines a pixel of the working picture.')
    .meta({ unit: '1/px' }),
});
export type RectifyOptions = z.infer<typeof rectifyOptionsSchema>;
