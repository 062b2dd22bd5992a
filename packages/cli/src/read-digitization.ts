import {
  type Digitization,
  type DigitizeOptions,
  digitizePage,
  EinthovenError,
  type ProgressEvent,
} from '@einthoven/core';
import { createStageContext, readPageFile } from '@einthoven/node';

export interface PageLocation {
  readonly path: string;
  /** From 0. */
  readonly pageIndex: number;
}

/** Runs the pipeline on one page of a file. Throws EinthovenError. */
export async function readDigitization(
  { path, pageIndex }: PageLocation,
  options: DigitizeOptions,
  report: (event: ProgressEvent) => void,
): Promise<Digitization> {
  const { maximumSeconds, maximumPixels } = options.read;
  const context = createStageContext({ maximumSeconds, maximumPixels, report });
  const pages = await readPageFile(path, options.read);
  const source = pages[pageIndex];
  if (!source) {
    throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pages.length}.`);
  }
  return digitizePage(source, options, context);
}
