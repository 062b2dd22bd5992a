import type { CalibrationCurve } from './quality-calibration.ts';

/** The curve's value at x: straight between its points, that of the nearest end beyond them. */
export function readCurve({ at, value }: CalibrationCurve, x: number): number {
  let after = 0;
  while (after < at.length && !(at[after]! >= x)) after++;
  if (after === at.length) return value.at(-1)!;
  if (after === 0) return value[0]!;
  const [from, to] = [at[after - 1]!, at[after]!];
  return value[after - 1]! + ((value[after]! - value[after - 1]!) * (x - from)) / (to - from);
}
