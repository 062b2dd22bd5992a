import type { Grade } from '../../model/quality.ts';

/**
 * Least ratio (dB) that nine of ten reach, of each grade: an error of a tenth, a fifth and two fifths of the signal. What
 * is below is poor.
 */
const ladder = [
  { grade: 'excellent', low: 20 },
  { grade: 'good', low: 14 },
  { grade: 'fair', low: 8 },
] as const satisfies readonly { grade: Grade; low: number }[];

/** The grade of a signal-to-noise ratio (dB) that nine of ten reach. */
export function gradeByRatio(low: number): Grade {
  return ladder.find((step) => low >= step.low)?.grade ?? 'poor';
}
