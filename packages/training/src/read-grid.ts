import { digitizeOptionsSchema, digitizePage, EinthovenError, type GriddedPage } from '@einthoven/core';
import { createStageContext } from '@einthoven/node';

/**
 * The page as far as its grid: enough for the networks, whose output the later stages read.
 *
 * @throws EinthovenError where the pipeline refuses the picture.
 */
export async function readGrid(bytes: Uint8Array, inkReader: 'auto' | 'model-free' = 'auto'): Promise<GriddedPage> {
  const reached: { page?: GriddedPage } = {};
  const context = createStageContext({ maximumSeconds: 60 });
  const stop = new AbortController();
  const options = digitizeOptionsSchema.parse({ grid: { inkReader } });
  try {
    await digitizePage({ sourceName: 'training', bytes, pageIndex: 0 }, options, {
      ...context,
      observe: ({ stage, page }) => {
        if (stage !== 'grid') return;
        reached.page = page as GriddedPage;
        stop.abort();
      },
      throwIfStopped: () => {
        if (stop.signal.aborted) throw new EinthovenError('ABORTED');
      },
    });
  } catch (error) {
    if (reached.page === undefined) throw error;
  }
  if (reached.page === undefined) throw new EinthovenError('GRID_NOT_FOUND');
  return reached.page;
}
