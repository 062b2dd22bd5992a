/** Leads in mV by name, NaN where nothing is drawn. */
export interface SignalRecord {
  /** Hz. */
  readonly samplingFrequency: number;
  readonly leads: ReadonlyMap<string, Float64Array>;
}
