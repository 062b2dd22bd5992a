import { z } from 'zod';
import { everyLeadName } from '../model/lead.ts';
import { decoySchema } from './decoy-schema.ts';
import { fontNames } from './font-faces.ts';

/** Grows when a reader of the version before could misunderstand a file. */
export const renderTruthSchemaVersion = 2;

const pixel = z.number().describe('Pixels of the picture; (0, 0) is the middle of the first pixel.');
const polygon = z
  .array(z.tuple([pixel, pixel]))
  .describe(
    'Corners (column, row) from the upper left of the paper to the upper right, lower right and lower left; on a worn ' +
      'page with points between them. Also where it is not to be seen.',
  );
const line = z.array(z.tuple([pixel, pixel])).describe('Points (column, row) from the left or upper end.');
const millimetre = z.number().meta({ unit: 'mm' });
const lead = z.enum(everyLeadName);

/** Truth about a rendered page as JSON: what stands where in the picture, and what it says. */
export const renderTruthSchema = z
  .strictObject({
    schemaVersion: z.literal(renderTruthSchemaVersion),
    width: z.number().int().describe('Picture, pixels.'),
    height: z.number().int(),
    pixelsPerMillimetre: z.number().positive(),
    paperSpeed: z.number().positive().meta({ unit: 'mm/s' }),
    gain: z.number().positive().describe('Of limb leads.').meta({ unit: 'mm/mV' }),
    layout: z.string(),
    record: z
      .string()
      .min(1)
      .nullable()
      .describe(
        'File name of the WFDB header beside this document with the signals that are drawn; null: there is none.',
      ),
    page: z.strictObject({ width: millimetre, height: millimetre, outline: polygon }),
    pose: z.strictObject({
      mirrored: z.boolean(),
      rotation: z.number().describe('Degrees counterclockwise, after the mirror.'),
      quarterTurns: z.number().int().min(0).max(3).describe('Clockwise turns that bring the picture upright.'),
    }),
    paperToSource: z
      .strictObject({
        columnX: z.number(),
        columnY: z.number(),
        column0: z.number(),
        rowX: z.number(),
        rowY: z.number(),
        row0: z.number(),
      })
      .nullable()
      .describe(
        'Null for worn pages. column = columnX x + columnY y + column0, row = rowX x + rowY y + row0; x, y in millimetres.',
      ),
    paperMap: z
      .strictObject({
        originX: millimetre,
        originY: millimetre,
        pitch: millimetre,
        columns: z.number().int(),
        rows: z.number().int(),
        pictureColumns: z.array(pixel),
        pictureRows: z.array(pixel),
      })
      .describe(
        'From paper to picture: node (i, j), listed row by row, stands at x = originX + i pitch, y = originY + j pitch.',
      ),
    gridCrossings: z.strictObject({
      xs: z.array(millimetre).describe('x of the crossing of 5 mm lines.'),
      ys: z.array(millimetre),
      columns: z.array(pixel),
      rows: z.array(pixel),
    }),
    leads: z.array(
      z.strictObject({
        lead,
        inverted: z.boolean(),
        row: z.number().int(),
        rhythmStrip: z.boolean(),
        start: z.number().meta({ unit: 's' }),
        end: z.number().meta({ unit: 's' }),
        gain: z.number().positive().meta({ unit: 'mm/mV' }),
        baseline: line.describe('Line of 0 mV.'),
        box: polygon.describe('Around the ink of the lead.'),
        centreLine: z
          .strictObject({
            times: z.array(z.number()),
            columns: z.array(pixel.nullable()),
            rows: z.array(pixel.nullable()),
          })
          .describe('Middle of the pen in source pixels at times of the record in seconds; null: no ink.'),
      }),
    ),
    pulses: z.array(
      z.strictObject({
        row: z.number().int(),
        side: z.enum(['left', 'right']),
        box: polygon,
        millivolts: z.number(),
        seconds: z.number(),
        gains: z.array(z.number()).describe('Height of a millivolt of each step, mm, from left to right.'),
      }),
    ),
    separators: z.array(z.strictObject({ row: z.number().int(), line })),
    texts: z.array(
      z.strictObject({
        text: z.string(),
        role: z.enum(['label', 'header', 'footer', 'text', 'table']),
        font: z.enum(fontNames),
        lead: lead.optional().describe('Lead that a label names.'),
        row: z.number().int().optional(),
        height: millimetre.describe('Of capital letters.'),
        box: polygon,
      }),
    ),
    decoys: z.array(z.strictObject({ decoy: decoySchema, box: polygon })),
    options: z.record(z.string(), z.unknown()).describe('Every option of the renderer, without the template.'),
  })
  .describe('Truth about a rendered ECG page.');

export type RenderTruthJson = z.output<typeof renderTruthSchema>;
