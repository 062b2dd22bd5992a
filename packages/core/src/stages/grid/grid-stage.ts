import { EinthovenError } from '../../errors.ts';
import { calmNoise } from '../../image/calm-noise.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import { isBlackAndWhite } from '../../image/is-black-and-white.ts';
import type { GriddedPage, RectifiedPage } from '../../model/page.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { millimetres, pixels, pixelsPerMillimetre } from '../../units.ts';
import { clearBars } from './clear-bars.ts';
import { drawGridOverlay } from './draw-overlay.ts';
import { findMap } from './find-map.ts';
import type { GridOptions } from './grid-options.ts';
import { nativeResolution } from './native-resolution.ts';
import { readFlatInk } from './read-flat-ink.ts';
import { removeGrid } from './remove-grid.ts';

/**
 * Resolution of the flat page, pixels a millimetre: a little more than the source's own, within what tracing needs and
 * memory allows. With 1.3 times the
 * source's, random pages were read no better (0.1 ± 0.1 dB) and took longer.
 */
const flatResolution = [10, 14] as const;
const overSource = 1.15;

/** Finds the map from paper to picture, flattens the ink through it once, and takes the grid off. */
export const gridStage: Stage<RectifiedPage, GriddedPage, GridOptions> = {
  name: 'grid',
  run: async (page, options, context) => {
    const { maps } = page;
    const found = findMap(page, options);
    if (found === null) throw new EinthovenError('GRID_NOT_FOUND');
    const { map, bounds } = found;
    const native = nativeResolution(map);
    const resolution = Math.min(
      Math.max(Math.ceil(overSource * Math.max(native.x, native.y)), flatResolution[0]),
      flatResolution[1],
    );
    const plane = flatten(maps.ink, map, { ...bounds, pixelsPerMillimetre: resolution });
    const gridless = !found.minorGrid && !found.majorGrid;
    const clean = removeGrid(plane, {
      pixelsPerMillimetre: resolution,
      fullInk,
      origin: gridless ? null : { x: bounds.left, y: bounds.top },
      isBlackAndWhite: isBlackAndWhite(maps.ink, fullInk),
    });
    const calm = calmNoise(clean.ink, { pixelsPerMillimetre: resolution });
    const gridded: GriddedPage = {
      ...page,
      pose: found.pose,
      grid: {
        map,
        left: millimetres(bounds.left),
        top: millimetres(bounds.top),
        right: millimetres(bounds.right),
        bottom: millimetres(bounds.bottom),
        pixelsPerMillimetreX: pixelsPerMillimetre(native.x),
        pixelsPerMillimetreY: pixelsPerMillimetre(native.y),
        scaleSource: found.source,
        scaleConfidence: found.confidence,
        minorGrid: found.minorGrid,
        majorGrid: found.majorGrid,
        residual: pixels(found.residual),
        ...(found.conflicts.length === 0 ? {} : { conflicts: found.conflicts }),
      },
      flat: {
        left: millimetres(bounds.left),
        top: millimetres(bounds.top),
        pixelsPerMillimetre: pixelsPerMillimetre(resolution),
        ink: gridless ? clearBars(calm, { pixelsPerMillimetre: resolution }) : calm,
        reliability: clean.reliability,
      },
    };
    return { ...gridded, flat: await readFlatInk(gridded, options, context) };
  },
  drawOverlay: drawGridOverlay,
};
