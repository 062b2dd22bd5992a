import { z } from 'zod';
import type { LayoutTemplate } from '../model/layout-template.ts';
import { everyLeadName } from '../model/lead.ts';
import { decoySchema } from './decoy-schema.ts';
import { fontNames } from './font-faces.ts';
import { pageFormatNames } from './page-formats.ts';
import { wearOptionsSchema } from './wear/wear-options.ts';

const channel = z.number().int().min(0).max(255);
const colorSchema = z.tuple([channel, channel, channel]).readonly();
const length = () => z.number().positive();
const offset = () => z.number();
const cut = () => z.number().min(0).default(0);
const edge = () => z.number().min(0);
const lines = () => z.array(z.string()).readonly();

/** How a page is drawn. Lengths are millimetres on the paper, colours red, green, blue from 0 to 255. */
export const renderOptionsSchema = z.strictObject({
  template: z.custom<LayoutTemplate>((value) => typeof value === 'object' && value !== null, 'expected a template'),
  dotsPerInch: z.number().min(20).max(2400).default(200).describe('Resolution of the picture.').meta({ unit: 'dpi' }),
  paperSpeed: z.number().positive().default(25).describe('Speed of the paper.').meta({ unit: 'mm/s' }),
  gain: z.number().positive().default(10).describe('Height of one millivolt.').meta({ unit: 'mm/mV' }),
  chestGain: length()
    .optional()
    .describe('Height of one millivolt of V1 to V6; default: gain.')
    .meta({ unit: 'mm/mV' }),
  columnTiming: z
    .enum(['sequential', 'simultaneous'])
    .optional()
    .describe('Whether columns go on in time or all begin at 0 s; default: as the template says.'),
  duration: length()
    .optional()
    .describe('Time a full row shows; default: the record, at most 10 s.')
    .meta({ unit: 's' }),
  pageFormat: z
    .enum(pageFormatNames)
    .default('a4')
    .describe(
      'Size of the paper. Rolls are named by their width, which is the height of the page, and are as long as the rows.',
    ),
  pageWidth: length().optional().describe('Default: as pageFormat, wider if the rows need it.').meta({ unit: 'mm' }),
  pageHeight: length().optional().describe('Default: as pageFormat, higher if the rows need it.').meta({ unit: 'mm' }),
  crop: z
    .strictObject({ left: cut(), top: cut(), right: cut(), bottom: cut() })
    .default({ left: 0, top: 0, right: 0, bottom: 0 })
    .describe('What is cut off from the paper along its edges: the picture shows the rest.')
    .meta({ unit: 'mm' }),
  rowSpacing: length()
    .optional()
    .describe('From row to row; default: fills the page, at most 35.')
    .meta({ unit: 'mm' }),
  marginTop: edge()
    .optional()
    .describe('Paper above the band of the first row; default: as the header needs.')
    .meta({ unit: 'mm' }),
  marginBottom: edge()
    .optional()
    .describe('Paper below the band of the last row; default: as the footer needs.')
    .meta({ unit: 'mm' }),
  rowBaselines: z
    .array(z.number())
    .readonly()
    .optional()
    .describe('y of 0 mV of each row from the top of the page; default: rowSpacing apart in the middle of the page.')
    .meta({ unit: 'mm' }),
  traceLeft: offset().optional().describe('x at which rows begin; default: in the middle.').meta({ unit: 'mm' }),
  lowPass: z
    .number()
    .min(10)
    .max(1000)
    .nullable()
    .default(null)
    .describe('The printer lets through half at this frequency, and what it prints is the truth; null: everything.')
    .meta({ unit: 'Hz' }),
  penWidth: length().default(0.3).describe('Width of the trace.').meta({ unit: 'mm' }),
  strokeFading: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Part of their ink that the fastest strokes of traces lack: paler, and broken in places.'),
  pointSpread: z
    .enum(['area', 'tent'])
    .default('area')
    .describe(
      'How a pixel sees an edge. area: by the part of it that is covered, as printing programs draw; tent: over two ' +
        'pixels, as scanners see: softer, and the centroid of a column of ink is the middle of the line exactly.',
    ),
  inkColor: colorSchema.default([16, 16, 24]).describe('Traces, pulses and separators.'),
  textColor: colorSchema.optional().describe('Lead names, text, codes and boxes; default: inkColor.'),
  paperColor: colorSchema.default([255, 255, 255]).describe('Paper between the lines of the grid.'),
  backgroundColor: colorSchema.default([96, 92, 88]).describe('What a rotated page lies on.'),
  gridStyle: z
    .enum(['lines', 'dots', 'dashed', 'majorOnly', 'none'])
    .default('lines')
    .describe(
      'dots: dots where 1 mm lines would cross, and 5 mm lines; dashed: 1 mm lines of dashes that meet at crossings, ' +
        'and 5 mm lines.',
    ),
  gridMinorColor: colorSchema.default([250, 205, 200]).describe('Lines or dots every 1 mm.'),
  gridMajorColor: colorSchema.default([232, 120, 112]).describe('Lines every 5 mm.'),
  gridMinorWidth: length()
    .default(0.12)
    .describe('Width of 1 mm lines; dots are 2.5 times as wide.')
    .meta({ unit: 'mm' }),
  gridMajorWidth: length().default(0.22).describe('Width of 5 mm lines.').meta({ unit: 'mm' }),
  gridMargin: z.number().min(0).default(0).describe('Paper without grid along the edges.').meta({ unit: 'mm' }),
  gridTop: edge()
    .optional()
    .describe('Paper without grid along the upper edge, as under a printed head; default: gridMargin.')
    .meta({ unit: 'mm' }),
  gridBottom: edge()
    .optional()
    .describe('Paper without grid along the lower edge; default: gridMargin.')
    .meta({ unit: 'mm' }),
  gridOffsetX: offset().default(0).describe('x of a 5 mm line from the left edge.').meta({ unit: 'mm' }),
  gridOffsetY: offset().default(0).describe('y of a 5 mm line from the upper edge.').meta({ unit: 'mm' }),
  gridBreaks: z
    .number()
    .min(0)
    .max(0.95)
    .default(0)
    .describe('Part of the grid that did not print, in patches and specks.'),
  pulse: z.enum(['left', 'right', 'none']).default('left').describe('Calibration pulse of each row: 1 mV for 0.2 s.'),
  pulseRows: z.enum(['every', 'first', 'last']).default('every').describe('Rows that have a calibration pulse.'),
  pulseShape: z
    .enum(['box', 'stair'])
    .default('box')
    .describe(
      'stair: the second half of the pulse is as high as a millivolt of chest leads, or half as high if alike.',
    ),
  pulseFoot: edge().default(1).describe('Flat line before and after a pulse.').meta({ unit: 'mm' }),
  pulseGap: edge().default(0.6).describe('Between the pulse and the trace.').meta({ unit: 'mm' }),
  pulsePenWidth: length().optional().describe('Pen of pulses; default: penWidth.').meta({ unit: 'mm' }),
  separators: z
    .enum(['none', 'tick', 'line'])
    .default('none')
    .describe('Mark between the leads of a row: a tick of 6 mm, or a line as high as the row.'),
  separatorWidth: length().default(0.6).describe('Width of marks between leads.').meta({ unit: 'mm' }),
  labels: z
    .enum(['above', 'below', 'over', 'left', 'none'])
    .default('above')
    .describe('Lead names at the start of each lead; over: on the trace itself; left: before it and its pulse.'),
  labelOffsetX: offset().default(0).describe('Moves lead names to the right.').meta({ unit: 'mm' }),
  labelOffsetY: offset().default(0).describe('Moves lead names down.').meta({ unit: 'mm' }),
  labelNames: z
    .partialRecord(z.enum([...everyLeadName, '-aVR']), z.string())
    .default({})
    .describe('Other spellings of lead names, by lead.'),
  labelFont: z.enum(fontNames).optional().describe('Face of lead names; default: font.'),
  labelHeight: length().default(3).describe('Height of capital letters of lead names.').meta({ unit: 'mm' }),
  font: z
    .enum(fontNames)
    .default('plain')
    .describe('Face of text: strokes of a pen, or of a broad nib (roman, boldRoman), as book type has them.'),
  header: lines().default(['Name: Maxi Muster', 'ID: 0000000', 'Sinus rhythm']).describe('Lines at the upper left.'),
  footer: lines().optional().describe('Lines at the lower left; default: paper speed and gain.'),
  texts: z
    .array(
      z.strictObject({
        text: z.string(),
        x: z.number(),
        y: z.number(),
        height: length(),
        font: z.enum(fontNames).optional(),
        angle: z.number().optional(),
      }),
    )
    .readonly()
    .default([])
    .describe(
      'Further texts: x, y of the left end of their line and height of capitals in millimetres, face if not font, and ' +
        'angle in degrees counterclockwise.',
    ),
  decoys: z
    .array(decoySchema)
    .readonly()
    .default([])
    .describe('Codes, logos, boxes, tables and small curves that are no signal.'),
  rhythmLeads: z
    .array(z.enum(everyLeadName))
    .readonly()
    .default(['II', 'V1', 'V5'])
    .describe('Leads for the rhythm strips that may show any lead, in order.'),
  continuousRows: z.boolean().default(false).describe('Whether the pen goes on from lead to lead without lifting.'),
  rotation: z.number().default(0).describe('Turns the page counterclockwise.').meta({ unit: 'degrees' }),
  rotationFit: z
    .enum(['expand', 'clip'])
    .default('expand')
    .describe('expand: the picture grows to hold the whole rotated page; clip: it keeps the size of the page.'),
  mirrored: z.boolean().default(false).describe('Left and right exchanged, before the rotation.'),
  quarterTurns: z
    .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
    .default(0)
    .describe('Clockwise quarter turns that the picture would need to stand upright.'),
  halftone: z
    .enum(['none', 'gray', 'color'])
    .default('none')
    .describe('How a printer makes tones: as they are, as black dots, or as dots of cyan, magenta and yellow.'),
  halftoneFrequency: z
    .number()
    .min(20)
    .max(300)
    .default(85)
    .describe('Dots of a halftone an inch.')
    .meta({ unit: '1/inch' }),
  noise: z.number().min(0).default(0).describe('Standard deviation of grey noise.').meta({ unit: '8-bit levels' }),
  seed: z.number().int().default(1).describe('Seed of the noise and of breaks of the grid.'),
  bilevelThreshold: z
    .number()
    .min(0)
    .max(256)
    .nullable()
    .default(null)
    .describe('Brightness under which a pixel turns black, all others white; null: colours stay.'),
  wear: wearOptionsSchema
    .nullable()
    .default(null)
    .describe('What happens to the page after it was drawn and how it is captured; null: nothing.'),
});

/** Options as callers write them: only `template` must be there. */
export type RenderOptions = z.input<typeof renderOptionsSchema>;
export type ResolvedRenderOptions = z.output<typeof renderOptionsSchema>;
