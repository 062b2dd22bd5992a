import { z } from 'zod';
import { everyLeadName } from '../../model/lead.ts';

const printedLeadSchema = z.enum([...everyLeadName, '-aVR']);

/** A template as the parser of layout files gives it (model/layout-template.ts). */
const layoutTemplateSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  rows: z.array(z.array(printedLeadSchema)),
  rhythmStrips: z.array(printedLeadSchema.nullable()),
  columnTiming: z.enum(['sequential', 'simultaneous']),
});

export const layoutOptionsSchema = z.strictObject({
  template: z.string().nullable().default(null).describe('Name of the layout; null: chosen by evidence.'),
  extraTemplates: z.array(layoutTemplateSchema).default([]).describe('Templates of the user, beside those shipped.'),
  minimumMargin: z
    .number()
    .min(0)
    .default(0.05)
    .describe('Least lead in score over the runner-up; below it the layout is called ambiguous.')
    .meta({ unit: 'score' }),
  paperSpeed: z
    .number()
    .min(5)
    .max(200)
    .nullable()
    .default(null)
    .describe('Paper speed; null: from the calibration pulse, 25 without one.')
    .meta({ unit: 'mm/s' }),
  gain: z
    .number()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Gain; null: from the calibration pulse, 10 without one.')
    .meta({ unit: 'mm/mV' }),
  readText: z
    .boolean()
    .default(true)
    .describe('Read the printed words of header, footer and margins, where a program that reads text is installed.'),
  personal: z
    .boolean()
    .default(false)
    .describe('Also tell what was read of the patient: name, number, age, sex, dates; otherwise no output has them.'),
});
export type LayoutOptions = z.infer<typeof layoutOptionsSchema>;
