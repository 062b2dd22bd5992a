export { compareMeasurements, listComparisons, type MeasurementComparison } from './compare-measurements.ts';
export type { EcgMeasurements, Measurement } from './ecg-measurements.ts';
export { measureEcg } from './measure-ecg.ts';
