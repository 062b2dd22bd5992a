/** A measured pulse means a value in use when it is this near (part of it); drawn pulses are never far off. */
const nearness = 0.1;
/** Others are told to this many digits: a pulse is measured no better. */
const digits = 2;

/** The value in use that a measured one means; where it means none, itself, rounded, and `usual` is false. */
export function nearestUsual(value: number, inUse: readonly number[]): { value: number; usual: boolean } {
  const usual = inUse.find((one) => Math.abs(value / one - 1) <= nearness);
  return usual === undefined
    ? { value: Number(value.toPrecision(digits)), usual: false }
    : { value: usual, usual: true };
}
