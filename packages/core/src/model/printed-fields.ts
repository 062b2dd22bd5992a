import type { Degrees, Hertz, MillimetresPerMillivolt, MillimetresPerSecond } from '../units.ts';
import type { PaperBox } from './printed.ts';

/** What words on the page say, and where they stand. */
export interface PrintedField<Value> {
  readonly value: Value;
  readonly box: PaperBox;
  /** 0 to 1: how surely its words were read. */
  readonly confidence: number;
}

/** `all`: the page says one gain, or does not say of which leads. */
export interface PrintedGain {
  readonly gain: MillimetresPerMillivolt;
  readonly leads: 'all' | 'limb' | 'chest';
}

/** What the printer filtered away; null where the page says nothing of that end. */
export interface PrintedFilter {
  /** Lower and upper end of the band that passes. */
  readonly highPass: Hertz | null;
  readonly lowPass: Hertz | null;
  /** Frequency of the mains that was taken out. */
  readonly mains: Hertz | null;
}

/** A date as printed, and as YYYY-MM-DD where day and month cannot be taken for each other. */
export interface PrintedDate {
  readonly printed: string;
  readonly iso: string | null;
}

/**
 * What names a person or leads to one. The day and the minute of a recording belong here: with a list of a clinic they
 * name the patient.
 */
export interface PersonalFields {
  readonly name: PrintedField<string> | null;
  readonly id: PrintedField<string> | null;
  /** Years. */
  readonly age: PrintedField<number> | null;
  readonly sex: PrintedField<'female' | 'male'> | null;
  readonly birthDate: PrintedField<PrintedDate> | null;
  readonly recordingDate: PrintedField<PrintedDate> | null;
  /** HH:MM or HH:MM:SS, of 24 hours. */
  readonly recordingTime: PrintedField<string> | null;
}

/** What a page says about itself and its patient. Null or empty: not printed, not readable, or contradictory. */
export interface PrintedFields {
  readonly paperSpeed: PrintedField<MillimetresPerSecond> | null;
  /** One, or one for limb and one for chest leads. */
  readonly gains: readonly PrintedField<PrintedGain>[];
  readonly filter: PrintedField<PrintedFilter> | null;
  /** Beats a minute. */
  readonly heartRate: PrintedField<number> | null;
  /** Milliseconds. */
  readonly prInterval: PrintedField<number> | null;
  readonly qrsDuration: PrintedField<number> | null;
  readonly qtInterval: PrintedField<number> | null;
  readonly correctedQtInterval: PrintedField<number> | null;
  /** Electrical axes in the frontal plane. */
  readonly pAxis: PrintedField<Degrees> | null;
  readonly qrsAxis: PrintedField<Degrees> | null;
  readonly tAxis: PrintedField<Degrees> | null;
  /** Model of the electrocardiograph. */
  readonly device: PrintedField<string> | null;
  readonly personal: PersonalFields;
}
