import type { EcgMeasurements, Measurement } from '../../measure/ecg-measurements.ts';
import type { DigitizationJson } from './digitization-json-schema.ts';
import { roundMeasured, roundNumber } from './round-number.ts';

type MeasurementsPart = NonNullable<DigitizationJson['measurements']>;

const toTenth = (measurement: Measurement | null) =>
  measurement && { value: roundNumber(measurement.value, 1), spread: roundMeasured(measurement.spread, 1) };

/** Measurements to a tenth of their unit: finer than any of them is known. */
export function describeMeasurements(measured: EcgMeasurements): MeasurementsPart {
  return {
    beats: measured.beats.map((beat) => roundNumber(beat, 3)),
    heartRate: toTenth(measured.heartRate),
    rrInterval: toTenth(measured.rrInterval),
    rhythm: measured.rhythm,
    pDuration: toTenth(measured.pDuration),
    prInterval: toTenth(measured.prInterval),
    qrsDuration: toTenth(measured.qrsDuration),
    qtInterval: toTenth(measured.qtInterval),
    qtcBazett: toTenth(measured.qtcBazett),
    qtcFridericia: toTenth(measured.qtcFridericia),
    pAxis: toTenth(measured.pAxis),
    qrsAxis: toTenth(measured.qrsAxis),
    tAxis: toTenth(measured.tAxis),
    leads: [...measured.leads],
  };
}
