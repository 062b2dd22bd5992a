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
  template: z
    .string()
    .nullable()
    .default(null)
    .describe('Name of the page layout, as `einthoven layouts` lists them; null: chosen by evidence.'),
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
  extraTemplates: z
    .array(layoutTemplateSchema)
    .default([])
    .describe('Layouts of your own, beside those shipped, as --layouts reads them from a file.'),
  minimumMargin: z
    .number()
    .min(0)
    .default(0.05)
    .describe(
      'How much better than any other the layout has to fit, or the page is refused as ambiguous; 0.05: odds of 20 to 1.',
    )
    .meta({ unit: 'score' }),
  paperSpeed: z
    .number()
    .min(5)
    .max(200)
    .nullable()
    .default(null)
    .describe('Paper speed; null: from the calibration pulse and the printed words, 25 where neither tells it.')
    .meta({ unit: 'mm/s' }),
  gain: z
    .number()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Gain of all leads; null: from the calibration pulse and the printed words, 10 where neither tells it.')
    .meta({ unit: 'mm/mV' }),
  chestGain: z
    .number()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Gain of the chest leads, where it is another; null: `gain` where that is given, else as for `gain`.')
    .meta({ unit: 'mm/mV' }),
  readText: z
    .boolean()
    .default(true)
    .describe(
      'Whether the printed words (scale, filter, rate, intervals, axes) are read, where tesseract.js is installed.',
    ),
  personal: z
    .boolean()
    .default(false)
    .describe('Whether the JSON document tells what was read of the patient too: name, number, age, sex, dates.'),
  readLabels: z
    .boolean()
    .default(true)
    .describe('Whether the names of the leads are read on the page, where onnxruntime-node is installed.'),
});
export type LayoutOptions = z.infer<typeof layoutOptionsSchema>;
