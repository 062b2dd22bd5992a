import { clearPolygon, type PolygonPoints } from '../../image/clear-polygon.ts';
import type { GrayImage } from '../../model/image.ts';

/** Clears the given regions in all planes, in place. Two points are opposite corners of an upright rectangle. */
export function dropRegions(planes: readonly GrayImage[], regions: readonly PolygonPoints[]): void {
  for (const region of regions) {
    const points = region.length === 2 ? rectangle(region[0]!, region[1]!) : region;
    for (const plane of planes) clearPolygon(plane, points, 'inside');
  }
}

function rectangle(one: readonly [number, number], other: readonly [number, number]): PolygonPoints {
  return [one, [other[0], one[1]], other, [one[0], other[1]]];
}
