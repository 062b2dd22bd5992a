import { z } from 'zod';

export const rectifyOptionsSchema = z.strictObject({
  tileSize: z
    .literal([128, 256, 512])
    .default(256)
    .describe('Side of the squares in which the direction and pitch of the grid are measured.')
    .meta({ unit: 'px' }),
});
export type RectifyOptions = z.infer<typeof rectifyOptionsSchema>;
