/** The figures of a group of pages. dB where not said otherwise; NaN where nothing can be told. */
export interface Summary {
  readonly pages: number;
  readonly failed: number;
  readonly kaggleMedian: number;
  readonly kagglePercentile10: number;
  /** 10 log10 of the mean ratio, uncapped (60 dB) and with each ratio capped at 384. */
  readonly kaggleLinear: number;
  readonly kaggleCapped: number;
  readonly kaggleAlternatingMedian: number;
  /** Means over all leads of all pages. */
  readonly challenge2024: number;
  readonly challenge2024Mended: number;
  readonly challenge2024Unshifted: number;
  readonly openEcgDigitizer: number;
  readonly absoluteMedian: number;
  readonly absolutePercentile10: number;
  readonly absoluteMeanRemovedMedian: number;
  /** ms: median, and the 90th percentile of its size. */
  readonly timeOffset: number;
  readonly timeOffsetSize90: number;
  /** %: median of its size. */
  readonly timeScaleErrorSize: number;
  /** Medians; gain 1 is right, its error in %. */
  readonly gain: number;
  readonly gainErrorSize: number;
  /** µV. */
  readonly rootMeanSquareError: number;
  readonly correlation: number;
  /** Means of parts of 1. */
  readonly coverage: number;
  readonly falselyDrawn: number;
  readonly leadRecall: number;
  /** Numbers of leads. */
  readonly wrongLeads: number;
  readonly invertedLeads: number;
  /** s a page, and the largest peak memory in MB; NaN where nothing was digitized. */
  readonly secondsMedian: number;
  readonly secondsMaximum: number;
  readonly peakMegabytes: number;
}
