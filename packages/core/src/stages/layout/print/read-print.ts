import type { GriddedPage } from '../../../model/page.ts';
import type { PagePrint } from '../../../model/printed.ts';
import type { LabelPage } from '../../../network/labels/draw-label-page.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import type { LayoutOptions } from '../layout-options.ts';
import { readLabels } from './read-labels.ts';
import { readWords } from './read-words.ts';

export interface ReadPrintAid {
  readonly context: StageContext;
  /** The page as lead names are looked for on it: drawn when it is first asked for. */
  readonly drawLabels: () => LabelPage;
}

/** Lead names and words on the page as it lies: a page that is turned later has to be read again. */
export async function readPrint(
  page: GriddedPage,
  options: LayoutOptions,
  { context, drawLabels }: ReadPrintAid,
): Promise<PagePrint> {
  return {
    labels: await readLabels(drawLabels, options, context),
    words: await readWords(page, options, context),
    personal: options.personal,
  };
}
