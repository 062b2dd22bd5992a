import { EinthovenError } from '../../errors.ts';
import type { ReadPage, SegmentedPage } from '../../model/page.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { drawSegmentOverlay } from './draw-overlay.ts';
import { dropRegions } from './drop-regions.ts';
import { findInkProjection } from './find-ink-projection.ts';
import { findText } from './find-text.ts';
import { measurePaper } from './measure-paper.ts';
import { normalisePaper } from './normalise-paper.ts';
import { projectMaps } from './project-maps.ts';
import type { SegmentOptions } from './segment-options.ts';
import { takePens } from './take-pens.ts';

/** Ink, grid and text of any colour, told apart without a network: by what the page itself says of its colours. */
export const segmentStage: Stage<ReadPage, SegmentedPage, SegmentOptions> = {
  name: 'segment',
  run: (page, options) => {
    const normal = normalisePaper(page.image, measurePaper(page.image, options.backgroundTiles));
    const projection = findInkProjection(normal);
    if (projection === null) throw new EinthovenError('NO_INK');
    const { ink, grid } = projectMaps(normal, projection);
    dropRegions([ink, grid], options.ignore);
    const text = findText(ink);
    const pens = takePens(normal, { projection, ink, grid });
    return { ...page, maps: { ink, grid, text, ...(pens === null ? {} : { pens }) } };
  },
  drawOverlay: drawSegmentOverlay,
};
