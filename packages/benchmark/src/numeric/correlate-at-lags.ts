/** Sum over i of late[i + lag] * early[i] for every whole lag from `-maximumLag` to `maximumLag`; both have one length. */
export function correlateAtLags(late: Float64Array, early: Float64Array, maximumLag: number): Float64Array {
  const length = early.length;
  const result = new Float64Array(2 * maximumLag + 1);
  for (let lag = -maximumLag; lag <= maximumLag; lag++) {
    let sum = 0;
    const end = Math.min(length, length - lag);
    for (let i = Math.max(0, -lag); i < end; i++) sum += late[i + lag]! * early[i]!;
    result[lag + maximumLag] = sum;
  }
  return result;
}
