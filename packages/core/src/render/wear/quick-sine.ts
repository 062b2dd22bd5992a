/** Steps of a turn in which sines are tabulated. */
const steps = 4096;
const perRadian = steps / (2 * Math.PI);
const sines = Float64Array.from({ length: steps + 1 }, (_, step) => Math.sin((2 * Math.PI * step) / steps));

/** The sine to 3e-7, from a table: several times as fast as Math.sin. */
export function quickSine(angle: number): number {
  const place = angle * perRadian;
  const whole = Math.floor(place);
  const step = whole & (steps - 1);
  const sine = sines[step]!;
  return sine + (place - whole) * (sines[step + 1]! - sine);
}
