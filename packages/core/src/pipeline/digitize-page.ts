import type { Digitization, PageSource } from '../model/page.ts';
import { qualityStage } from '../stages/quality/quality-stage.ts';
import { readStage } from '../stages/read/read-stage.ts';
import { rectifyStage } from '../stages/rectify/rectify-stage.ts';
import { segmentStage } from '../stages/segment/segment-stage.ts';
import { signalsStage } from '../stages/signals/signals-stage.ts';
import { traceStage } from '../stages/trace/trace-stage.ts';
import { concludeDigitization } from './conclude-digitization.ts';
import type { DigitizeOptions } from './digitize-options.ts';
import { layOutPage } from './lay-out-page.ts';
import { runStage } from './run-stage.ts';
import type { StageContext } from './stage.ts';

/** From the bytes of a picture to calibrated signals. The order of the whole pipeline stands here. */
export async function digitizePage(
  source: PageSource,
  options: DigitizeOptions,
  context: StageContext,
): Promise<Digitization> {
  const timings: { stage: string; milliseconds: number }[] = [];
  const read = await runStage(readStage, source, options.read, context, timings);
  const segmented = await runStage(segmentStage, read, options.segment, context, timings);
  const rectified = await runStage(rectifyStage, segmented, options.rectify, context, timings);
  const laidOut = await layOutPage(rectified, options, context, timings);
  const traced = await runStage(traceStage, laidOut, options.trace, context, timings);
  const signalled = await runStage(signalsStage, traced, options.signals, context, timings);
  const digitized = await runStage(qualityStage, signalled, options.quality, context, timings);
  return concludeDigitization(digitized, timings, options.quality.minimumCoverage);
}
