import type { SignalPower } from './signal-power.ts';

/** All figures of one lead. NaN where a figure cannot be told. */
export interface LeadScore {
  /** PhysioNet/Moody Challenge 2024, dB: exact, with its slip mended, and without alignment. */
  readonly challenge2024: number;
  readonly challenge2024Mended: number;
  readonly challenge2024Unshifted: number;
  /** Kaggle 2025, dB. */
  readonly kaggle2025: number;
  /** SNR without any alignment, dB; and the same with each lead's mean removed. */
  readonly absolute: number;
  readonly absoluteMeanRemoved: number;
  /** Open-ECG-Digitizer's best-shift SNR, dB. */
  readonly openEcgDigitizer: number;
  /** Pearson's r and RMS error (µV) on the samples that both have. */
  readonly correlation: number;
  readonly rootMeanSquareError: number;
  /** ms, positive: late. */
  readonly timeOffset: number;
  /** %, positive: too long. */
  readonly timeScaleError: number;
  /** 1: right. */
  readonly gain: number;
  /** Part of the drawn samples that the estimate has. */
  readonly coverage: number;
  readonly drawnSamples: number;
  readonly commonSamples: number;
  readonly outputSamples: number;
  readonly power: {
    readonly kaggle: SignalPower;
    readonly absolute: SignalPower;
    readonly meanRemoved: SignalPower;
  };
}
