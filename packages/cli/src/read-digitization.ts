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
  /** Holds 1 as soon as the page is to be given up; threads share it. */
  readonly stop?: Int32Array;
}

/** What the pipeline shows of a stage that ended well. */
export type PassedStage = Parameters<NonNullable<StageContext['observe']>>[0];

/** Who is told how far a page has come. */
export interface PageObserver {
  /** A stage starts or ends, well or not. */
  readonly report?: (event: ProgressEvent) => void;
  readonly observe?: (passed: PassedStage) => void;
}

/** Runs the pipeline on one page of a file. Throws EinthovenError, ABORTED where the page is given up. */
export async function readDigitization(
  { path, pageIndex, stop }: PageLocation,
  options: DigitizeOptions,
  { report, observe }: PageObserver = {},
): Promise<Digitization> {
  const { maximumSeconds, maximumPixels } = options.read;
  const context: StageContext = {
    ...stopBetweenRuns(createStageContext({ maximumSeconds, maximumPixels, ...(report ? { report } : {}) }), stop),
    ...(observe ? { observe } : {}),
  };
  const pages = await readPageFile(path, options.read);
  const source = pages[pageIndex];
  if (!source) {
    throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pages.length}.`);
  }
  return digitizePage(source, options, context);
}

/** A context that also stops when `stop` says so, and between two strips of a page that a network reads. */
function stopBetweenRuns(context: StageContext, stop: Int32Array | undefined): StageContext {
  const throwIfStopped = () => {
    if (stop !== undefined && Atomics.load(stop, 0) !== 0) throw new EinthovenError('ABORTED');
    context.throwIfStopped();
  };
  const stoppable = (load: StageContext['loadInkNetwork']) => async () => {
    const network = (await load?.()) ?? null;
    if (network === null) return null;
    const run: typeof network = (planes, size) => {
      throwIfStopped();
      return network(planes, size);
    };
    return run;
  };
  return {
    ...context,
    throwIfStopped,
    loadInkNetwork: stoppable(context.loadInkNetwork),
    loadSmallInkNetwork: stoppable(context.loadSmallInkNetwork),
  };
}
