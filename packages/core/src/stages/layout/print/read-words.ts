import type { GriddedPage } from '../../../model/page.ts';
import type { PrintedWord } from '../../../model/printed.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import type { LayoutOptions } from '../layout-options.ts';

/** Words of the header, the footer and the margins; null where no reader is there or asked for. */
export async function readWords(
  _page: GriddedPage,
  _options: LayoutOptions,
  _context: StageContext,
): Promise<readonly PrintedWord[] | null> {
  return null;
}
