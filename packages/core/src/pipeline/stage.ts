import type { GrayImage, RgbImage } from '../model/image.ts';
import type { DigitizedPage } from '../model/page.ts';
import type { ReadWord } from '../model/printed.ts';
import type { StageName } from '../model/stage-name.ts';
import type { InkNetwork } from '../network/ink-network.ts';
import type { LabelNetwork } from '../network/label-network.ts';
import type { LineNetwork } from '../network/line-network.ts';

export interface ProgressEvent {
  readonly stage: StageName;
  readonly state: 'start' | 'end';
}

/** What a stage that ended well has made of the page so far, and its picture of it. */
export interface PassedStage {
  readonly stage: StageName;
  readonly page: Partial<DigitizedPage>;
  /** Draws what the stage saw; takes its time, so only when asked. */
  readonly drawOverlay: () => RgbImage;
}

/** The picture as a decoder gives it. */
export interface DecodedImage {
  readonly image: RgbImage;
  readonly dotsPerInch: number | null;
}

/** Reads the words of an upright picture of that many dots an inch. */
export type TextReader = (image: GrayImage, dotsPerInch: number) => Promise<readonly ReadWord[]>;

/** Everything a stage may ask of the outside. There is no global state. */
export interface StageContext {
  /** Turns the bytes of one page of a picture file into pixels, upright, alpha laid over white. */
  readonly decodeImage: (bytes: Uint8Array, pageIndex: number) => Promise<DecodedImage>;
  /** Milliseconds of any clock, for timings only. */
  readonly now: () => number;
  readonly report: (event: ProgressEvent) => void;
  /** Told of every stage that ended well: for those who show how far a page came that fails later on. */
  readonly observe?: (passed: PassedStage) => void;
  /** The network that reads ink, loaded when it is first asked for; null where it cannot run. Absent: there is none. */
  readonly loadInkNetwork?: () => Promise<InkNetwork | null>;
  /** The small one, of half the computing, where an option asks for it; null where it cannot run. Absent: there is none. */
  readonly loadSmallInkNetwork?: () => Promise<InkNetwork | null>;
  /** The network that reads lead names; null where it cannot run. Absent: there is none. */
  readonly loadLabelNetwork?: () => Promise<LabelNetwork | null>;
  /** The network that refines traces; null where it cannot run. Absent: there is none. */
  readonly loadLineNetwork?: () => Promise<LineNetwork | null>;
  /** The program that reads printed text, on a picture of dark words on light; null where it cannot run. Absent: none. */
  readonly loadTextReader?: () => Promise<TextReader | null>;
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
