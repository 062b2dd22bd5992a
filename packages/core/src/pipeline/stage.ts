import type { RgbImage } from '../model/image.ts';
import type { StageName } from '../model/stage-name.ts';

export interface ProgressEvent {
  readonly stage: StageName;
  readonly state: 'start' | 'end';
}

/** The picture as a decoder gives it. */
export interface DecodedImage {
  readonly image: RgbImage;
  readonly dotsPerInch: number | null;
}

/** Everything a stage may ask of the outside. There is no global state. */
export interface StageContext {
  /** Turns the bytes of one page of a picture file into pixels, upright, alpha laid over white. */
  readonly decodeImage: (bytes: Uint8Array, pageIndex: number) => Promise<DecodedImage>;
  /** Milliseconds of any clock, for timings only. */
  readonly now: () => number;
  readonly report: (event: ProgressEvent) => void;
  /** Throws EinthovenError ABORTED or TIME_LIMIT when the caller wants the work to stop. */
  readonly throwIfStopped: () => void;
}

/** One step of the pipeline: pure, and its output only adds to its input. */
export interface Stage<Input, Output extends Input, Options> {
  readonly name: StageName;
  readonly run: (input: Input, options: Options, context: StageContext) => Promise<Output> | Output;
  /** Draws what the stage saw, for people. Pure. */
  readonly drawOverlay: (output: Output) => RgbImage;
}
