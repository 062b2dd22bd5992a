/** How many samples are finite. */
export function countFinite(samples: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < samples.length; i++) if (Number.isFinite(samples[i])) count++;
  return count;
}
