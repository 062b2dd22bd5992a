/** Sums of squares in mV²; ratios of them are SNRs, and sums over leads give a record's. */
export interface SignalPower {
  readonly signal: number;
  readonly noise: number;
}
