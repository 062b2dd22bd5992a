import { EinthovenError } from '../../errors.ts';
import type { FlatPage, GriddedPage } from '../../model/page.ts';
import { readInk } from '../../network/read-ink.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { GridOptions } from './grid-options.ts';

/**
 * The flat page as the reader that the options ask for sees it; the page comes with what the model-free one saw.
 *
 * @throws EinthovenError NETWORK_UNAVAILABLE where a network is asked for and none can run.
 */
export async function readFlatInk(
  page: GriddedPage,
  { inkReader, inkViews }: Pick<GridOptions, 'inkReader' | 'inkViews'>,
  context: Pick<StageContext, 'loadInkNetwork' | 'loadSmallInkNetwork' | 'throwIfStopped'>,
): Promise<FlatPage> {
  if (inkReader === 'model-free') return page.flat;
  const load = inkReader === 'small-network' ? context.loadSmallInkNetwork : context.loadInkNetwork;
  const network = await load?.();
  if (network) {
    context.throwIfStopped();
    return readInk(page, network, inkViews);
  }
  if (inkReader !== 'auto') throw new EinthovenError('NETWORK_UNAVAILABLE');
  return page.flat;
}
