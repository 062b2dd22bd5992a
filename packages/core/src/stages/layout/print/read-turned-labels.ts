import type { LeadLabel } from '../../../model/printed.ts';
import type { LabelPage } from '../../../network/labels/draw-label-page.ts';
import { turnLabelPage } from '../../../network/labels/turn-label-page.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import type { OrientedLabels, PageOrientation } from '../choose/layout-evidence.ts';
import type { LayoutOptions } from '../layout-options.ts';
import { readLabels } from './read-labels.ts';
import { tellOrientation } from './tell-orientation.ts';

/** A page on which so many names are read this surely is not upside down. */
const surelyRead = 0.7;
const enoughLabels = 3;

export interface TurnedLabelsAid {
  readonly options: LayoutOptions;
  readonly orientations: readonly PageOrientation[];
  readonly context: StageContext;
  /** The page as lead names are looked for on it. */
  readonly drawLabels: () => LabelPage;
}

/** The lead names of the page, and where few can be read as it lies, those of the page turned upside down. */
export async function readTurnedLabels(
  upright: readonly LeadLabel[],
  { options, orientations, context, drawLabels }: TurnedLabelsAid,
): Promise<OrientedLabels> {
  if (orientations.length === 1) return { upright };
  const told = tellOrientation(upright);
  const readable = told.filter((label) => label.confidence >= surelyRead).length >= enoughLabels;
  if (readable || !orientations.includes('upside-down')) return { upright: told };
  const turned = await readLabels(() => turnLabelPage(drawLabels()), options, context);
  return { upright: told, 'upside-down': tellOrientation(turned) };
}
