import { z } from 'zod';

const millimetre = z.number().describe('mm');
/** Where the words stand on the flat paper, and how surely they were read. */
const place = {
  confidence: z.number().min(0).max(1),
  box: z.strictObject({ left: millimetre, top: millimetre, right: millimetre, bottom: millimetre }),
};
const hertz = z.number().positive().nullable().describe('Hz');
const numberField = (unit: string) => z.strictObject({ value: z.number().describe(unit), ...place }).nullable();
const textField = z.strictObject({ value: z.string(), ...place }).nullable();
const dateField = z
  .strictObject({
    printed: z.string(),
    iso: z.string().nullable().describe('YYYY-MM-DD; null: day and month could be taken for each other.'),
    ...place,
  })
  .nullable();

const personalSchema = z
  .strictObject({
    name: textField,
    id: textField,
    age: numberField('years'),
    sex: z.strictObject({ value: z.enum(['female', 'male']), ...place }).nullable(),
    birthDate: dateField,
    recordingDate: dateField,
    recordingTime: textField.describe('HH:MM or HH:MM:SS.'),
  })
  .describe('What the page says of the patient and of the time of the recording.');

/** The part of the document that tells what was read of the print. */
export const printedJsonSchema = z
  .strictObject({
    paperSpeed: numberField('mm/s'),
    gains: z
      .array(
        z.strictObject({
          value: z.number().positive().describe('mm/mV'),
          leads: z.enum(['all', 'limb', 'chest']),
          ...place,
        }),
      )
      .describe('One, or one for limb and one for chest leads.'),
    filter: z
      .strictObject({ highPass: hertz, lowPass: hertz, mains: hertz, ...place })
      .nullable()
      .describe('Ends of the band that passed, and the mains frequency that was taken out.'),
    heartRate: numberField('beats a minute'),
    prInterval: numberField('ms'),
    qrsDuration: numberField('ms'),
    qtInterval: numberField('ms'),
    correctedQtInterval: numberField('ms'),
    pAxis: numberField('degrees'),
    qrsAxis: numberField('degrees'),
    tAxis: numberField('degrees'),
    device: textField,
    personal: personalSchema.nullable().describe('Null unless the option layout.personal allowed it.'),
  })
  .describe('What the page says about itself, in print; null: not printed, not readable, or contradictory.');
