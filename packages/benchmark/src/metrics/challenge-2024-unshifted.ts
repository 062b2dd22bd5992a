/**
 * SNR in dB of the PhysioNet/Moody Challenge 2024 without its alignment: mean power of the truth over mean power of the
 * error on the samples that both have, the dB then multiplied by the part of the drawn samples that the estimate has.
 * 0 where nothing overlaps, NaN where the error or the truth is zero (the published metric's own rule).
 */
export function challenge2024Unshifted(truth: Float64Array, estimate: Float64Array): number {
  let drawn = 0;
  let both = 0;
  let signal = 0;
  let noise = 0;
  for (let i = 0; i < truth.length; i++) {
    const wanted = truth[i]!;
    if (!Number.isFinite(wanted)) continue;
    drawn++;
    const given = estimate[i] ?? Number.NaN;
    if (!Number.isFinite(given)) continue;
    both++;
    signal += wanted ** 2;
    noise += (wanted - given) ** 2;
  }
  if (drawn === 0) return Number.NaN;
  if (both === 0) return 0;
  return signal > 0 && noise > 0 ? (10 * Math.log10(signal / noise) * both) / drawn : Number.NaN;
}
