import { EinthovenError } from '../../errors.ts';
import { calmNoise } from '../../image/calm-noise.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import { turnMap } from '../../image/turn-map.ts';
import type { GriddedPage, RectifiedPage } from '../../model/page.ts';
import type { PagePose, PaperMap } from '../../model/paper-map.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { millimetres, pixels, pixelsPerMillimetre } from '../../units.ts';
import { drawGridOverlay } from './draw-overlay.ts';
import { isTurned } from './find-turn.ts';
import type { GridOptions } from './grid-options.ts';
import { measureScale } from './measure-scale.ts';
import { paperBounds } from './paper-bounds.ts';
import { removeGrid } from './remove-grid.ts';

/** Resolution of the flat page, pixels a millimetre: the source's own, within what tracing needs and memory allows. */
const flatResolution = [8, 12] as const;

/** Finds the map from paper to picture, flattens the ink through it once, and takes the grid off. */
export const gridStage: Stage<RectifiedPage, GriddedPage, GridOptions> = {
  name: 'grid',
  run: (page, options) => {
    const { image, maps, pose } = page;
    const scale =
      pose.axes === null ? null : measureScale(maps.grid, pose.axes, { ...options, dotsPerInch: page.dotsPerInch });
    if (scale === null) throw new EinthovenError('GRID_NOT_FOUND');
    let map = scale.map;
    let turned = pose;
    if (isTurned(maps.ink, map, paperBounds(map, image.width, image.height))) {
      map = turnMap(map, 'quarter');
      turned = { ...pose, quarterTurns: ((pose.quarterTurns + 3) % 4) as PagePose['quarterTurns'] };
    }
    const bounds = paperBounds(map, image.width, image.height);
    const native = nativeResolution(map);
    const resolution = Math.min(Math.max(Math.ceil(Math.max(native.x, native.y)), flatResolution[0]), flatResolution[1]);
    const plane = flatten(maps.ink, map, { ...bounds, pixelsPerMillimetre: resolution });
    const clean = removeGrid(plane, {
      pixelsPerMillimetre: resolution,
      fullInk,
      origin: { x: bounds.left, y: bounds.top },
    });
    return {
      ...page,
      pose: turned,
      grid: {
        map,
        left: millimetres(bounds.left),
        top: millimetres(bounds.top),
        right: millimetres(bounds.right),
        bottom: millimetres(bounds.bottom),
        pixelsPerMillimetreX: pixelsPerMillimetre(native.x),
        pixelsPerMillimetreY: pixelsPerMillimetre(native.y),
        scaleSource: options.pixelsPerMillimetre === null ? 'grid' : 'user',
        scaleConfidence: scale.confidence,
        minorGrid: scale.minorGrid,
        majorGrid: scale.majorGrid,
        residual: pixels(scale.residual),
      },
      flat: {
        left: millimetres(bounds.left),
        top: millimetres(bounds.top),
        pixelsPerMillimetre: pixelsPerMillimetre(resolution),
        ink: calmNoise(clean.ink, { pixelsPerMillimetre: resolution }),
        reliability: clean.reliability,
      },
    };
  },
  drawOverlay: drawGridOverlay,
};

/** Source pixels a millimetre along x and y: the median over the nodes of the map. */
function nativeResolution(map: PaperMap): { x: number; y: number } {
  const along = (step: number) => {
    const lengths: number[] = [];
    for (let k = 0; k + step < map.sourceColumn.length; k++) {
      if (step === 1 && (k + 1) % map.columns === 0) continue;
      const column = map.sourceColumn[k + step]! - map.sourceColumn[k]!;
      lengths.push(Math.hypot(column, map.sourceRow[k + step]! - map.sourceRow[k]!) / map.pitch);
    }
    return lengths.sort((a, b) => a - b)[lengths.length >> 1]!;
  };
  return { x: along(1), y: along(map.columns) };
}
