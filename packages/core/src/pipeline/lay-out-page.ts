import { EinthovenError } from '../errors.ts';
import type { LaidOutPage, RectifiedPage } from '../model/page.ts';
import { gridStage } from '../stages/grid/grid-stage.ts';
import { layoutStage } from '../stages/layout/layout-stage.ts';
import { SeveralEcgsError } from '../stages/layout/sets/several-ecgs-error.ts';
import type { DigitizeOptions } from './digitize-options.ts';
import { runStage } from './run-stage.ts';
import type { StageContext } from './stage.ts';

/** What a page says that was turned the wrong way. */
const signsOfWrongTurn: ReadonlySet<string> = new Set(['NO_TRACES', 'LAYOUT_UNKNOWN', 'LAYOUT_AMBIGUOUS']);

/**
 * Grid and layout. Tall QRS complexes over all rows of a page look like traces that run down it: where no layout fits a
 * page that was turned by a quarter, both are done once more with the page as it lies.
 */
export async function layOutPage(
  rectified: RectifiedPage,
  options: DigitizeOptions,
  context: StageContext,
  timings: { stage: string; milliseconds: number }[],
): Promise<LaidOutPage> {
  const gridded = await runStage(gridStage, rectified, options.grid, context, timings);
  const layOut = (page: typeof gridded) => runStage(layoutStage, page, options.layout, context, timings);
  try {
    return await layOut(gridded);
  } catch (error) {
    const { given, quarterTurns } = gridded.pose;
    const mayBeWrong = error instanceof EinthovenError && signsOfWrongTurn.has(error.code);
    if (!mayBeWrong || quarterTurns % 2 === 0 || given?.includes('quarterTurns')) throw error;
    const asItLies: RectifiedPage = { ...rectified, pose: { ...rectified.pose, unturned: true } };
    const again = await runStage(gridStage, asItLies, options.grid, context, timings);
    // The first failure tells more of the page where both ways fail, unless the second shows several ECGs.
    return await layOut(again).catch((second) =>
      Promise.reject(second instanceof SeveralEcgsError && !(error instanceof SeveralEcgsError) ? second : error),
    );
  }
}
