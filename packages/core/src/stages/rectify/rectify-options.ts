import { z } from 'zod';

const pointSchema = z.tuple([z.number(), z.number()]);

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
    .describe('Fewest grid lines a pixel that are looked for, in a working picture whose longer side is about 2400 px.')
    .meta({ unit: '1/px' }),
  highestFrequency: z
    .number()
    .min(0.1)
    .max(0.5)
    .default(0.4)
    .describe('Most grid lines a pixel that are looked for in it.')
    .meta({ unit: '1/px' }),
  corners: z
    .tuple([pointSchema, pointSchema, pointSchema, pointSchema])
    .nullable()
    .default(null)
    .describe(
      'Corners of the sheet in the picture, [column, row] each, in any order; what lies beyond is left out and its ' +
        'perspective is undone; null: measured.',
    )
    .meta({ unit: 'px' }),
  sheetSize: z
    .tuple([z.number().min(20).max(2000), z.number().min(20).max(2000)])
    .nullable()
    .default(null)
    .describe(
      'Sides of the sheet between rectify.corners, as [279, 216]: the scale of a sheet without a grid; null: measured.',
    )
    .meta({ unit: 'mm' }),
  rotation: z
    .number()
    .min(-90)
    .max(90)
    .nullable()
    .default(null)
    .describe('How far the page lies from level, clockwise, beside quarter turns; null: measured.')
    .meta({ unit: 'degrees' }),
  quarterTurns: z
    .literal([0, 1, 2, 3])
    .nullable()
    .default(null)
    .describe('Clockwise quarter turns that bring the picture upright, 2 where it is upside down; null: measured.')
    .meta({ unit: 'quarter turns' }),
  mirrored: z
    .boolean()
    .nullable()
    .default(null)
    .describe('Whether the picture, once upright, shows the page mirrored; null: measured.'),
});
export type RectifyOptions = z.infer<typeof rectifyOptionsSchema>;
