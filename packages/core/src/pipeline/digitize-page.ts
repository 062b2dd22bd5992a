import type { Digitization, PageSource, SegmentedPage } from '../model/page.ts';
import { SeveralEcgsError } from '../stages/layout/sets/several-ecgs-error.ts';
import { qualityStage } from '../stages/quality/quality-stage.ts';
import { readStage } from '../stages/read/read-stage.ts';
import { rectifyStage } from '../stages/rectify/rectify-stage.ts';
import { segmentStage } from '../stages/segment/segment-stage.ts';
import { signalsStage } from '../stages/signals/signals-stage.ts';
import { traceStage } from '../stages/trace/trace-stage.ts';
import { concludeDigitization } from './conclude-digitization.ts';
import type { DigitizeOptions } from './digitize-options.ts';
import { layOutPage } from './lay-out-page.ts';
import { readApart } from './read-apart.ts';
import { runStage } from './run-stage.ts';
import type { StageContext } from './stage.ts';

/**
 * From the bytes of a picture to calibrated signals. The order of the whole pipeline stands here. Of several ECGs on a
 * page each is read by itself: the first is given back, with the `others`.
 */
export async function digitizePage(
  source: PageSource,
  options: DigitizeOptions,
  context: StageContext,
): Promise<Digitization> {
  const timings: { stage: string; milliseconds: number }[] = [];
  const read = await runStage(readStage, source, options.read, context, timings);
  const segmented = await runStage(segmentStage, read, options.segment, context, timings);
  return digitizeEcg(segmented, { options, context, timings });
}

interface PageJob {
  readonly options: DigitizeOptions;
  readonly context: StageContext;
  /** Filled stage by stage. */
  readonly timings: { stage: string; milliseconds: number }[];
}

async function digitizeEcg(segmented: SegmentedPage, { options, context, timings }: PageJob): Promise<Digitization> {
  const rectified = await runStage(rectifyStage, segmented, options.rectify, context, timings);
  const laidOut = await layOutPage(rectified, options, context, timings).catch(keepSeveral);
  if (laidOut.severalSets !== undefined) {
    const read = (part: SegmentedPage) => digitizeEcg(part, { options, context, timings: [] });
    const first = await readApart(segmented, laidOut.severalSets, read);
    if (first !== null) return { ...first, timings: [...timings, ...first.timings] };
  }
  if (laidOut instanceof SeveralEcgsError) throw laidOut;
  const traced = await runStage(traceStage, laidOut, options.trace, context, timings);
  const signalled = await runStage(signalsStage, traced, options.signals, context, timings);
  const digitized = await runStage(qualityStage, signalled, options.quality, context, timings);
  return concludeDigitization(digitized, timings, options.quality.minimumCoverage);
}

/** No layout fits several ECGs at once; each of them may have one. */
function keepSeveral(error: unknown): SeveralEcgsError {
  if (error instanceof SeveralEcgsError) return error;
  throw error;
}
