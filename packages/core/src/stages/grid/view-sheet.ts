import { type Homography, project, rectangleToCorners } from '../../image/homography.ts';
import { warpPlane } from '../../image/warp-plane.ts';
import type { RectifiedPage } from '../../model/page.ts';
import type { GivenSheet, PaperMap } from '../../model/paper-map.ts';
import type { PageView } from './find-map.ts';

/** A sheet whose corners were given, laid flat. The file's resolution says nothing about a sheet seen in perspective. */
export function viewSheet({ maps, pose }: RectifiedPage, sheet: GivenSheet): PageView {
  const toPicture = rectangleToCorners(sheet, sheet.corners);
  return {
    grid: warpPlane(maps.grid, toPicture, sheet),
    ink: warpPlane(maps.ink, toPicture, sheet),
    axes: sheet.axes,
    dotsPerInch: null,
    pose,
    toPicture,
  };
}

/** A map of the flat sheet as one of the picture. */
export function liftMap(map: PaperMap, toPicture: Homography): PaperMap {
  const sourceColumn = new Float64Array(map.sourceColumn.length);
  const sourceRow = new Float64Array(map.sourceRow.length);
  for (let k = 0; k < sourceColumn.length; k++) {
    const [column, row] = project(toPicture, map.sourceColumn[k]!, map.sourceRow[k]!);
    sourceColumn[k] = column;
    sourceRow[k] = row;
  }
  return { ...map, sourceColumn, sourceRow };
}
