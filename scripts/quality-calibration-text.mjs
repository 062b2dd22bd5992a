/**
 * The calibration as a TypeScript file, its numbers rounded to what they are worth.
 * @param {object} calibration
 * @param {string} origin
 */
export function writeCalibration(calibration, origin) {
  const round = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  return `import type { QualityCalibration } from './judge/quality-calibration.ts';

/** Written by scripts/measure-quality.mjs, never by hand. Measured on ${origin}. */
export const shippedCalibration: QualityCalibration = ${JSON.stringify(calibration, round, 2)};
`;
}
