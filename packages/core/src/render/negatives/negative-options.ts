import { z } from 'zod';

/** Pages that are no ECG. `squared` has the 5 mm grid of exercise books, `chart` has curves on a grid. */
export const negativeKinds = ['blank', 'squared', 'text', 'form', 'chart', 'music', 'picture'] as const;
export type NegativeKind = (typeof negativeKinds)[number];

/** Lengths are millimetres on the paper. */
export const negativeOptionsSchema = z.strictObject({
  kind: z.enum(negativeKinds).describe('What the page shows.'),
  dotsPerInch: z.number().min(20).max(1200).default(200).describe('Resolution of the picture.').meta({ unit: 'dpi' }),
  pageWidth: z.number().min(20).max(1000).default(297).describe('Width of the page.').meta({ unit: 'mm' }),
  pageHeight: z.number().min(20).max(1000).default(210).describe('Height of the page.').meta({ unit: 'mm' }),
});

export type NegativeOptions = z.input<typeof negativeOptionsSchema>;
