import { shrink } from '../../image/shrink.ts';
import type { GrayImage } from '../../model/image.ts';
import type { RectifiedPage, SegmentedPage } from '../../model/page.ts';
import type { GridAxis } from '../../model/paper-map.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { degrees } from '../../units.ts';
import { chooseLocalAxes } from './choose-local-axes.ts';
import { drawPoseOverlay } from './draw-overlay.ts';
import { findGridAxes } from './find-grid-axes.ts';
import type { RectifyOptions } from './rectify-options.ts';
import { tileSpectra } from './tile-spectra.ts';
import { tilesAgree } from './tiles-agree.ts';

/** Longer side, in pixels, to which big pictures are shrunk for spectra: a 1 mm grid still has 5 pixels a line there. */
const workingSide = 2400;
/** Longer side for pages in perspective: tiles of half the size then hold a few large boxes of nearly even pitch. */
const localSide = 1700;

/**
 * Finds the angle and the comb of the grid: of the whole page, or where it is clearest if the page is seen in perspective. Quarter turns are settled once the grid is off the page, upside down and
 * mirrored pages once its rows are known.
 */
export const rectifyStage: Stage<SegmentedPage, RectifiedPage, RectifyOptions> = {
  name: 'rectify',
  run: (page, options) => {
    const axes = findAxes(page.maps.grid, options);
    const angle = axes?.[0].angle ?? 0;
    return {
      ...page,
      pose: { quarterTurns: 0, mirrored: false, rotation: degrees((angle * 180) / Math.PI), axes },
    };
  },
  drawOverlay: drawPoseOverlay,
};

/** One comb for the whole picture where the page lies flat; else the clearest comb of any part of it. */
function findAxes(grid: GrayImage, options: RectifyOptions): readonly [GridAxis, GridAxis] | null {
  const limits = { lowest: options.lowestFrequency, highest: options.highestFrequency };
  const factor = factorTo(grid, workingSide);
  const spectra = tileSpectra(shrink(grid, factor), options.tileSize);
  const flat = findGridAxes(spectra, options.tileSize, limits);
  if (flat !== null && tilesAgree(spectra, options.tileSize, flat)) return inSource(flat, factor);
  const localFactor = factorTo(grid, localSide);
  const size = options.tileSize / 2;
  const local = chooseLocalAxes(tileSpectra(shrink(grid, localFactor), size), size, limits);
  if (local !== null) return inSource(local, localFactor);
  return flat === null ? null : inSource(flat, factor);
}

function factorTo(image: GrayImage, side: number): number {
  return Math.max(1, Math.round(Math.max(image.width, image.height) / side));
}

/** Axes of a picture that was shrunk by `factor`, in pixels of the picture itself. */
function inSource(axes: readonly [GridAxis, GridAxis], factor: number): readonly [GridAxis, GridAxis] {
  const [x, y] = axes;
  return [
    { ...x, frequency: x.frequency / factor },
    { ...y, frequency: y.frequency / factor },
  ];
}
