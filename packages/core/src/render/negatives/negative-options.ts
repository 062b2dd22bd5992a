import { z } from 'zod';
import { EinthovenError } from '../../errors.ts';

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
export type ResolvedNegativeOptions = z.output<typeof negativeOptionsSchema>;

/** @throws EinthovenError OPTION_INVALID naming the option at fault. */
export function resolveNegativeOptions(options: NegativeOptions): ResolvedNegativeOptions {
  const parsed = negativeOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new EinthovenError('OPTION_INVALID', `negative.${issue.path.join('.')}: ${issue.message}`);
}
