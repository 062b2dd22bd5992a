import { shrink } from '../../image/shrink.ts';
import type { RectifiedPage, SegmentedPage } from '../../model/page.ts';
import type { GridAxis } from '../../model/paper-map.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { degrees } from '../../units.ts';
import { drawPoseOverlay } from './draw-overlay.ts';
import { findGridAxes } from './find-grid-axes.ts';
import type { RectifyOptions } from './rectify-options.ts';
import { tileSpectra } from './tile-spectra.ts';

/** Longer side, in pixels, to which big pictures are shrunk for spectra: a 1 mm grid still has 5 pixels a line there. */
const workingSide = 2400;

/**
 * Finds the angle and the comb of the grid. Quarter turns are settled once the grid is off the page, upside down and
 * mirrored pages once its rows are known.
 */
export const rectifyStage: Stage<SegmentedPage, RectifiedPage, RectifyOptions> = {
  name: 'rectify',
  run: (page, options) => {
    const factor = Math.max(1, Math.round(Math.max(page.image.width, page.image.height) / workingSide));
    const spectra = tileSpectra(shrink(page.maps.grid, factor), options.tileSize);
    const limits = { lowest: options.lowestFrequency, highest: options.highestFrequency };
    const found = findGridAxes(spectra, options.tileSize, limits);
    const toSource = (axis: GridAxis): GridAxis => ({ ...axis, frequency: axis.frequency / factor });
    const angle = found?.[0].angle ?? 0;
    const axes = found === null ? null : ([toSource(found[0]), toSource(found[1])] as const);
    return {
      ...page,
      pose: { quarterTurns: 0, mirrored: false, rotation: degrees((angle * 180) / Math.PI), axes },
    };
  },
  drawOverlay: drawPoseOverlay,
};
