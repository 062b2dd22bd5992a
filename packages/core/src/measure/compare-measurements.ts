import type { PrintedField, PrintedFields } from '../model/printed-fields.ts';
import type { QualityWarning } from '../model/quality.ts';
import type { EcgMeasurements, Measurement } from './ecg-measurements.ts';

/** A printed number next to the measured one. */
export interface MeasurementComparison {
  /** Words of the row: `Heart rate`. */
  readonly name: string;
  readonly unit: string;
  readonly measured: Measurement | null;
  /** What the page says; null where it says nothing, or nothing that could be read. */
  readonly printed: number | null;
  /** Whether they lie further apart than methods and electrocardiographs do; null where one of them is missing. */
  readonly disagrees: boolean | null;
}

type Compared = Exclude<keyof EcgMeasurements, 'beats' | 'rhythm' | 'leads'>;
type Printed =
  | 'heartRate'
  | 'prInterval'
  | 'qrsDuration'
  | 'qtInterval'
  | 'correctedQtInterval'
  | 'pAxis'
  | 'qrsAxis'
  | 'tAxis';

interface Row {
  readonly name: string;
  readonly unit: string;
  readonly measured: Compared;
  readonly printed: Printed | null;
  /** Largest distance that says nothing: so many units, or this part of the printed value where that is more. */
  readonly slack: number;
  readonly part: number;
}

/**
 * Intervals: what IEC 60601-2-25 lets a program lie off its reference, the limit of the mean and two standard deviations
 * (PR and QRS 10 and 10 ms, QT 25 and 30 ms). Axes of low waves are drawn from little. A heart rate is an exact count; that
 * of a page's short strip differs from the one of the whole recording as the rhythm does.
 */
const rows: readonly Row[] = [
  { name: 'Heart rate', unit: 'bpm', measured: 'heartRate', printed: 'heartRate', slack: 3, part: 0.1 },
  { name: 'PR', unit: 'ms', measured: 'prInterval', printed: 'prInterval', slack: 30, part: 0 },
  { name: 'QRS', unit: 'ms', measured: 'qrsDuration', printed: 'qrsDuration', slack: 30, part: 0 },
  { name: 'QT', unit: 'ms', measured: 'qtInterval', printed: 'qtInterval', slack: 85, part: 0 },
  { name: 'QTc (Bazett)', unit: 'ms', measured: 'qtcBazett', printed: 'correctedQtInterval', slack: 90, part: 0 },
  { name: 'QTc (Fridericia)', unit: 'ms', measured: 'qtcFridericia', printed: null, slack: 90, part: 0 },
  { name: 'P axis', unit: '°', measured: 'pAxis', printed: 'pAxis', slack: 40, part: 0 },
  { name: 'QRS axis', unit: '°', measured: 'qrsAxis', printed: 'qrsAxis', slack: 35, part: 0 },
  { name: 'T axis', unit: '°', measured: 'tAxis', printed: 'tAxis', slack: 45, part: 0 },
];
/** Words read with less certainty than this are no evidence. */
const leastConfidence = 0.5;

/** Every measurement beside what the page prints of it, in the order in which electrocardiographs print them. */
export function listComparisons(measured: EcgMeasurements, printed: PrintedFields | null): MeasurementComparison[] {
  return rows.map(({ name, unit, measured: key, printed: field, slack, part }) => {
    const measurement = measured[key];
    const read = field === null ? null : readField(printed?.[field] ?? null);
    const distance = measurement === null || read === null ? null : measurement.value - read;
    const turned = distance !== null && unit === '°' ? distance - 360 * Math.round(distance / 360) : distance;
    const disagrees =
      turned === null || read === null ? null : Math.abs(turned) > Math.max(slack, part * Math.abs(read));
    return { name, unit, measured: measurement, printed: read, disagrees };
  });
}

/**
 * Warnings `MEASUREMENT_DISAGREES` where a measurement lies far from what is printed on the same page: one of the checks
 * of scale and leads that do not depend on the grid.
 */
export function compareMeasurements(measured: EcgMeasurements, printed: PrintedFields): QualityWarning[] {
  return listComparisons(measured, printed)
    .filter(({ disagrees }) => disagrees === true)
    .map(({ name, unit, measured: value, printed: read }) => ({
      code: 'MEASUREMENT_DISAGREES',
      message: `${name}: ${value!.value.toFixed(0)} ${unit} measured, ${read!.toFixed(0)} ${unit} printed; ${explain(name)}`,
    }));
}

function readField(field: PrintedField<number> | null): number | null {
  return field !== null && field.confidence >= leastConfidence ? field.value : null;
}

function explain(name: string): string {
  if (name === 'Heart rate') return 'the time scale is doubtful: check paper speed and grid.';
  if (name.endsWith('axis')) return 'check which limb leads stand where, and whether one is upside down.';
  return 'check the waves by eye.';
}
