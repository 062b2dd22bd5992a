import type { SampleDoubt } from '../evidence/measure-doubts.ts';
import type { PageDoubt } from '../evidence/measure-evidence.ts';

/** A rising or falling curve through points: straight between them, level beyond. */
export interface CalibrationCurve {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

/** How errors follow from doubts, as measured on pages whose signals are known. scripts/measure-quality.mjs makes it. */
export interface QualityCalibration {
  /** Score of a sample: the expected logarithm (base e) of its error in millimetres. */
  readonly sample: {
    readonly intercept: number;
    readonly own: Readonly<Record<SampleDoubt, number>>;
    readonly mean: Readonly<Record<SampleDoubt, number>>;
    readonly page: Readonly<Record<PageDoubt, number>>;
    /** Error (mm) that two of three samples of a score stay below. */
    readonly error: CalibrationCurve;
    /** By score, part of the samples whose error is at most so many millimetres. */
    readonly within: readonly { readonly millimetres: number; readonly share: CalibrationCurve }[];
  };
  /** By the ratio (dB) that the errors of its samples let expect: the measured ratios' median and 10th percentile. */
  readonly lead: {
    readonly intercept: number;
    readonly ratio: number;
    readonly mean: Readonly<Record<SampleDoubt, number>>;
    readonly page: Readonly<Record<PageDoubt, number>>;
    readonly expected: CalibrationCurve;
    readonly low: CalibrationCurve;
  };
  /** The same of whole pages, by the ratio that the expected ratios of its leads make together. */
  readonly page: { readonly expected: CalibrationCurve; readonly low: CalibrationCurve };
}
