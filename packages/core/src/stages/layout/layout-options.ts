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

const givenRowSchema = z.strictObject({
  /** From left to right; null: nothing to read there. */
  leads: z.array(printedLeadSchema.nullable()).min(1),
  /** [column, row] in the picture, on the line of 0 mV. */
  boundaries: z.array(z.tuple([z.number(), z.number()])).default([]),
});
/** A row of the upright page as a person gives it. */
export type GivenRow = z.infer<typeof givenRowSchema>;

export const layoutOptionsSchema = z.strictObject({
  template: z.string().nullable().default(null).describe('Name of the layout; null: chosen by evidence.'),
  rows: z
    .array(givenRowSchema)
    .default([])
    .describe(
      'Rows of the upright page from top to bottom, in place of a template. leads: names from left to right, null for ' +
        'what is not to be read. boundaries, points [column, row] of the picture on the 0 mV line of the row: where each ' +
        'lead begins and the last one ends; or both ends of the row; or any one point; or none, then rows are found.',
    )
    .meta({ unit: 'px' }),
  columnTiming: z
    .enum(['sequential', 'simultaneous'])
    .nullable()
    .default(null)
    .describe(
      'Of layout.rows: whether each column continues where the one before ended, or all begin at 0 s; null: as the ' +
        'template with these rows has it, or one after the other.',
    ),
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
    .describe('Paper speed; null: from the calibration pulse and the print, 25 without either.')
    .meta({ unit: 'mm/s' }),
  gain: z
    .number()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Gain; null: from the calibration pulse and the print, 10 without either.')
    .meta({ unit: 'mm/mV' }),
  chestGain: z
    .number()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Gain of the chest leads; null: `gain` where it is given, else from the pulse and the print.')
    .meta({ unit: 'mm/mV' }),
  readText: z
    .boolean()
    .default(true)
    .describe('Read the printed words of header, footer and margins, where a program that reads text is installed.'),
  personal: z
    .boolean()
    .default(false)
    .describe('Also tell what was read of the patient: name, number, age, sex, dates; otherwise no output has them.'),
  readLabels: z
    .boolean()
    .default(true)
    .describe('Whether the names of the leads are read on the page, where the network for it can run.'),
});
export type LayoutOptions = z.infer<typeof layoutOptionsSchema>;
