import { EinthovenError } from '../errors.ts';
import type { Digitization, EcgSet, GriddedPage, LaidOutPage, PageSource, SegmentedPage } from '../model/page.ts';
import { gridStage } from '../stages/grid/grid-stage.ts';
import { layoutStage } from '../stages/layout/layout-stage.ts';
import { SeveralEcgsError } from '../stages/layout/sets/several-ecgs-error.ts';
import { qualityStage } from '../stages/quality/quality-stage.ts';
import { readStage } from '../stages/read/read-stage.ts';
import { rectifyStage } from '../stages/rectify/rectify-stage.ts';
import { segmentStage } from '../stages/segment/segment-stage.ts';
import { signalsStage } from '../stages/signals/signals-stage.ts';
import { traceStage } from '../stages/trace/trace-stage.ts';
import { concludeDigitization } from './conclude-digitization.ts';
import { cutOutArea } from './cut-out-area.ts';
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
    const whole = laidOut instanceof SeveralEcgsError ? laidOut.page : laidOut;
    const read = (part: SegmentedPage, set: EcgSet) => digitizePart(part, { set, whole, options, context });
    const first = await readApart(segmented, laidOut.severalSets, read);
    if (first !== null) return { ...first, timings: [...timings, ...first.timings] };
  }
  if (laidOut instanceof SeveralEcgsError) throw laidOut;
  return readLeads(laidOut, { options, context, timings });
}

async function readLeads(laidOut: LaidOutPage, { options, context, timings }: PageJob): Promise<Digitization> {
  const traced = await runStage(traceStage, laidOut, options.trace, context, timings);
  const signalled = await runStage(signalsStage, traced, options.signals, context, timings);
  const digitized = await runStage(qualityStage, signalled, options.quality, context, timings);
  return concludeDigitization(digitized, timings, options.quality.minimumCoverage);
}

interface PartJob extends Omit<PageJob, 'timings'> {
  readonly set: EcgSet;
  readonly whole: GriddedPage;
}

/** As if the picture had been cut; on the grid of the whole page where what is cut out shows too little of one. */
async function digitizePart(part: SegmentedPage, { set, whole, options, context }: PartJob): Promise<Digitization> {
  const job = { options, context, timings: [] };
  try {
    return await digitizeEcg(part, job);
  } catch (error) {
    if (!(error instanceof EinthovenError) || error.stage !== gridStage.name) throw error;
    const gridded = cutOutArea(whole, part, set);
    return readLeads(await runStage(layoutStage, gridded, options.layout, context, job.timings), job);
  }
}

/** No layout fits several ECGs at once; each of them may have one. */
function keepSeveral(error: unknown): SeveralEcgsError {
  if (error instanceof SeveralEcgsError) return error;
  throw error;
}
