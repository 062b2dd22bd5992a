import { z } from 'zod';

export const gridOptionsSchema = z.strictObject({
  minimumPitch: z
    .number()
    .min(2)
    .max(50)
    .default(2)
    .describe('Least distance of the 1 mm lines of a grid.')
    .meta({ unit: 'px' }),
  maximumPitch: z
    .number()
    .min(3)
    .max(200)
    .default(50)
    .describe('Largest distance of the 1 mm lines of a grid.')
    .meta({ unit: 'px' }),
  pixelsPerMillimetre: z
    .number()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('Scale of the picture, with or without a grid: 7.874 for a scan at 200 dpi (dpi / 25.4); null: measured.')
    .meta({ unit: 'px/mm' }),
  pixelsPerMillimetreX: z
    .number()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('The same along the rows of trace, where the picture is stretched; null: as the other direction.')
    .meta({ unit: 'px/mm' }),
  pixelsPerMillimetreY: z
    .number()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('The same across the rows of trace; null: as the other direction.')
    .meta({ unit: 'px/mm' }),
  inkReader: z
    .enum(['auto', 'network', 'small-network', 'model-free'])
    .default('auto')
    .describe(
      'Who tells ink from grid, text and dirt. auto: the network, where its runtime is installed; network: it or an ' +
        'error; small-network: one of half the computing, for browsers, or an error; model-free: unmixing of colours ' +
        'and lines, without a network.',
    ),
  inkViews: z
    .literal([1, 2, 4])
    .default(1)
    .describe(
      'How often the network looks at the page: 1: as it lies; 2: in a mirror, too; 4: both upside down as well. The mean ' +
        'of the views is taken. Each takes as long as the first.',
    )
    .meta({ unit: 'views' }),
});
export type GridOptions = z.infer<typeof gridOptionsSchema>;
