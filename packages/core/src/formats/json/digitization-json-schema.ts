import { z } from 'zod';
import { everyLeadName } from '../../model/lead.ts';
import { grades } from '../../model/quality.ts';
import { scaleSources } from '../../model/record.ts';
import { printedJsonSchema } from './printed-json-schema.ts';

/** Grows when a document of today could no longer be read as one of tomorrow. */
export const digitizationSchemaVersion = 1;

const lead = z.enum(everyLeadName);
const scaleSource = z.enum(scaleSources);
const grade = z.enum(grades);
const share = z.number().min(0).max(1);
/** What could not be measured is null. */
const measured = z.number().nullable();

const provenanceSchema = z
  .strictObject({
    software: z.string().describe('Program and version.'),
    sourceName: z.string().nullable().describe('Name of the picture file; null: left out or none.'),
    sourceSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .describe('SHA-256 of the picture file; null: none.'),
    options: z.record(z.string(), z.json()).describe('Options of the run.'),
  })
  .describe('Where the record comes from and what made it.');

const leadSchema = z.strictObject({
  lead,
  start: z.number().describe('First second of the part of the page that prints this lead.'),
  end: z.number().describe('Last second of that part.'),
  samples: z.array(z.number().nullable()).describe('Millivolts, rounded to 0.1 microvolt; null: missing.'),
  confidence: z
    .array(share.nullable())
    .nullable()
    .describe(
      'Probability that a sample is within 0.1 mV of what is drawn, rounded to 0.001; null: not digitized, or missing.',
    ),
  errorMicrovolts: z
    .array(z.number().min(0).nullable())
    .nullable()
    .optional()
    .describe(
      'Expected error of each sample in microvolts: two of three are smaller; null: not digitized, or missing. Left out of documents of older programs.',
    ),
});

const recordSchema = z
  .strictObject({
    name: z.string(),
    samplingFrequency: z.number().positive().describe('Samples a second.'),
    sampleCount: z.int().min(1).describe('Samples of each lead.'),
    paperSpeed: z.number().positive().nullable().describe('mm/s; null: not said.'),
    gain: z.number().positive().nullable().describe('mm/mV; null: not said.'),
    comments: z.array(z.string()),
    leads: z.array(leadSchema).min(1),
  })
  .describe('The signals. Sample i of every lead stands at i / samplingFrequency seconds.');

const measurement = (unit: string) =>
  z
    .strictObject({
      value: z.number(),
      spread: measured.describe('Standard deviation over beats or parts of the leads; null: there is one only.'),
    })
    .nullable()
    .describe(unit);

const measurementsSchema = z
  .strictObject({
    beats: z.array(z.number()).describe('Seconds at which QRS complexes stand.'),
    heartRate: measurement('Beats a minute.'),
    rrInterval: measurement('ms'),
    rhythm: z.enum(['regular', 'irregular']).nullable().describe('null: fewer than three intervals between beats.'),
    pDuration: measurement('ms'),
    prInterval: measurement('ms'),
    qrsDuration: measurement('ms'),
    qtInterval: measurement('ms'),
    qtcBazett: measurement('ms'),
    qtcFridericia: measurement('ms'),
    pAxis: measurement('Degrees in the frontal plane.'),
    qrsAxis: measurement('Degrees in the frontal plane.'),
    tAxis: measurement('Degrees in the frontal plane.'),
    leads: z.array(lead).describe('Leads that the waves were measured on.'),
  })
  .describe('Measured on the signals of this record; null: cannot be had from them.');

const pageSchema = z
  .strictObject({
    format: z.string().describe('Format of the picture file.'),
    pageIndex: z.int().min(0).describe('Page of the file, from 0.'),
    width: z.int().min(1).describe('Pixels.'),
    height: z.int().min(1).describe('Pixels.'),
    dotsPerInch: measured.describe('What the file says of itself; null: nothing.'),
  })
  .describe('The picture, upright as its metadata say.');

const poseSchema = z
  .strictObject({
    quarterTurns: z.literal([0, 1, 2, 3]).describe('Clockwise quarter turns that bring the page upright.'),
    mirrored: z.boolean(),
    rotation: measured.describe('Rotation that remains after the quarter turns, in degrees clockwise.'),
  })
  .describe('How the page lies in the picture.');

const gridSchema = z
  .strictObject({
    left: z.number().describe('mm'),
    top: z.number().describe('mm'),
    right: z.number().describe('mm'),
    bottom: z.number().describe('mm'),
    pixelsPerMillimetreX: z.number().positive(),
    pixelsPerMillimetreY: z.number().positive(),
    scaleSource,
    scaleConfidence: share,
    minorGrid: z.boolean().describe('Lines 1 mm apart were seen.'),
    majorGrid: z.boolean().describe('Lines 5 mm apart were seen.'),
    residual: measured.describe('RMS distance of the measured grid from the smooth map, in pixels of the picture.'),
  })
  .describe('The paper and its scale; millimetres on the flat paper, x to the right, y downward.');

const regionSchema = z.strictObject({
  lead,
  inverted: z.boolean().describe('Printed upside down.'),
  row: z.int().min(0).describe('Row of the page, from the top.'),
  rhythmStrip: z.boolean(),
  left: z.number().describe('mm'),
  right: z.number().describe('mm'),
  start: z.number().describe('Second that stands at left.'),
  end: z.number().describe('Second that stands at right.'),
  paperSpeed: z.number().positive().describe('mm/s'),
  paperSpeedSource: scaleSource,
  paperSpeedConfidence: share,
  gain: z.number().positive().describe('mm/mV'),
  gainSource: scaleSource,
  gainConfidence: share,
});

const calibrationSchema = z
  .strictObject({
    witnesses: z.array(
      z.strictObject({
        witness: z.enum(['user', 'calibration-pulse', 'printed-text', 'plausibility']),
        paperSpeed: measured.describe('mm/s'),
        limbGain: measured.describe('mm/mV, of limb leads'),
        chestGain: measured.describe('mm/mV, of chest leads'),
      }),
    ),
    conflicts: z.array(z.string()).describe('Where they contradict one another.'),
  })
  .describe('Who tells speed and gain, beside the grid; null: nothing.');

const pulseSchema = z.strictObject({
  row: z.int().min(0),
  left: z.number().describe('mm'),
  right: z.number().describe('mm'),
  foot: z.number().describe('mm'),
  top: z.number().describe('mm'),
  side: z.enum(['left', 'right']),
  stair: z
    .strictObject({ middle: z.number().describe('mm'), top: z.number().describe('mm') })
    .nullable()
    .describe('Second step, from middle on, a millivolt of the other leads; null: one step.'),
});

const layoutSchema = z
  .strictObject({
    name: z.string(),
    confidence: share,
    score: measured,
    runnerUp: z.strictObject({ name: z.string(), score: measured }).nullable(),
    uncertainties: z.array(z.string()).describe('What geometry alone could not decide.'),
    regions: z.array(regionSchema),
    rows: z.array(z.strictObject({ baseline: measured.describe('mm') })).describe('Printed rows, from the top.'),
    separators: z.array(z.strictObject({ row: z.int().min(0), x: z.number().describe('mm') })),
    pulses: z.array(pulseSchema).describe('Calibration pulses.'),
    calibration: calibrationSchema,
  })
  .describe('How the leads stand on the page; millimetres on the flat paper.');

const ratioSchema = z
  .strictObject({
    expected: measured.describe('As many are better as are worse.'),
    low: measured.describe('Nine of ten are better.'),
  })
  .describe('Signal-to-noise ratio that is to be expected, dB.');

const spansSchema = z.array(z.strictObject({ start: z.number(), end: z.number() }));

const leadQualitySchema = z
  .strictObject({
    lead,
    coverage: measured,
    traceConfidence: measured,
    grade,
    ratio: ratioSchema.optional(),
    gaps: spansSchema.optional().describe('Seconds in which nothing could be read.'),
    overlaps: spansSchema.optional().describe('Seconds in which the line of another lead lies on this one.'),
    cutOff: spansSchema.optional().describe('Seconds in which the trace runs along the edge of the paper.'),
    baselineWander: measured.optional().describe('How far the level between the beats moves, mV.'),
  })
  .describe('What is optional is left out of documents of older programs.');

const qualitySchema = z
  .strictObject({
    leads: z.array(leadQualitySchema),
    ratio: ratioSchema.optional().describe('Of all leads together. Left out of documents of older programs.'),
    coverage: measured,
    traceConfidence: measured,
    scaleSource,
    scaleConfidence: measured,
    layoutConfidence: measured,
    einthovenResidual: measured.describe('RMS of II - I - III over the RMS of the leads.'),
    goldbergerResidual: measured.describe('RMS of aVR + aVL + aVF over the RMS of the leads.'),
    meanGrade: grade,
    worstGrade: grade,
    warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), lead: lead.nullable() })),
  })
  .describe('How far the signals can be trusted.');

const digitizationSchema = z
  .strictObject({
    status: z.enum(['complete', 'partial']),
    missingLeads: z.array(lead),
    reasons: z.array(z.string()).describe('Why the result is partial.'),
    paperSpeed: z.strictObject({ value: z.number().positive().describe('mm/s'), source: scaleSource }),
    gain: z.strictObject({ value: z.number().positive().describe('mm/mV'), source: scaleSource }),
    penWidth: measured.describe('mm'),
    page: pageSchema,
    pose: poseSchema,
    grid: gridSchema,
    layout: layoutSchema,
    printed: printedJsonSchema
      .nullable()
      .default(null)
      .describe('Null: no program that reads text was there, or it was not asked for.'),
    quality: qualitySchema,
  })
  .describe('What was found on the page.');

/** The JSON document of a record; `digitization` is null for records that were not read from a page. */
export const digitizationJsonSchema = z
  .strictObject({
    schemaVersion: z.literal(digitizationSchemaVersion),
    provenance: provenanceSchema,
    record: recordSchema,
    measurements: measurementsSchema.optional().describe('Left out of documents of older programs.'),
    digitization: digitizationSchema.nullable(),
  })
  .meta({ title: 'Einthoven ECG record', description: 'An ECG record and, where it was read from a page, how.' });

export type DigitizationJson = z.infer<typeof digitizationJsonSchema>;
