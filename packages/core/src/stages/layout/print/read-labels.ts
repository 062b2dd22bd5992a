import type { GriddedPage } from '../../../model/page.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import type { LayoutOptions } from '../layout-options.ts';

/** Lead names on the flat page, best first; none where no network is there to read them. */
export async function readLabels(
  _page: GriddedPage,
  _options: LayoutOptions,
  _context: StageContext,
): Promise<readonly LeadLabel[]> {
  return [];
}
