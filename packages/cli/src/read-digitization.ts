import {
  type Digitization,
  type DigitizeOptions,
  digitizePage,
  EinthovenError,
  type ProgressEvent,
  type StageContext,
} from '@einthoven/core';
import { createStageContext, readPageFile } from '@einthoven/node';

export interface PageLocation {
  readonly path: string;
  /** From 0. */
  readonly pageIndex: number;
}

/** What the pipeline shows of a stage that ended well. */
export type PassedStage = Parameters<NonNullable<StageContext['observe']>>[0];

/** Who is told how far a page has come. */
export interface PageObserver {
  /** A stage starts or ends, well or not. */
  readonly report?: (event: ProgressEvent) => void;
  readonly observe?: (passed: PassedStage) => void;
}

/** Runs the pipeline on one page of a file. Throws EinthovenError. */
export async function readDigitization(
  { path, pageIndex }: PageLocation,
  options: DigitizeOptions,
  { report, observe }: PageObserver = {},
): Promise<Digitization> {
  const { maximumSeconds, maximumPixels } = options.read;
  const context: StageContext = {
    ...createStageContext({ maximumSeconds, maximumPixels, ...(report ? { report } : {}) }),
    ...(observe ? { observe } : {}),
  };
  const pages = await readPageFile(path, options.read);
  const source = pages[pageIndex];
  if (!source) {
    throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pages.length}.`);
  }
  return digitizePage(source, options, context);
}
