import { compareMeasurements } from '../measure/compare-measurements.ts';
import type { EcgMeasurements } from '../measure/ecg-measurements.ts';
import type { PrintedFields } from '../model/printed-fields.ts';
import type { QualityReport, QualityWarning } from '../model/quality.ts';

/** Measurements far from the printed ones, where the quality report does not say so already. */
export function listDisagreements(
  measured: EcgMeasurements,
  printed: PrintedFields | null,
  quality: QualityReport | undefined,
): QualityWarning[] {
  const isTold = quality?.warnings.some(({ code }) => code === 'MEASUREMENT_DISAGREES') ?? false;
  return printed === null || isTold ? [] : compareMeasurements(measured, printed);
}
