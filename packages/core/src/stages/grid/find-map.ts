import { turnMap } from '../../image/turn-map.ts';
import type { RectifiedPage } from '../../model/page.ts';
import type { PagePose, PaperMap } from '../../model/paper-map.ts';
import type { ScaleSource } from '../../model/record.ts';
import { degrees } from '../../units.ts';
import { isTurned } from './find-turn.ts';
import type { GridOptions } from './grid-options.ts';
import { measureScale } from './measure-scale.ts';
import { paperBounds } from './paper-bounds.ts';
import { scaleWithoutGrid } from './scale-without-grid.ts';

/** The map from paper to picture, turned so that rows of trace run along x, and where it comes from. */
export interface FoundMap {
  readonly map: PaperMap;
  readonly pose: PagePose;
  readonly source: ScaleSource;
  /** 0 to 1. */
  readonly confidence: number;
  readonly minorGrid: boolean;
  readonly majorGrid: boolean;
  /** RMS distance of the grid from the map, in source pixels; 0 without a grid. */
  readonly residual: number;
}

/** The map by the grid; on a page that shows none, by its traces and pulses. Null where neither tells the scale. */
export function findMap(page: RectifiedPage, options: GridOptions): FoundMap | null {
  const { pose, maps, dotsPerInch } = page;
  const scale = pose.axes === null ? null : measureScale(maps.grid, pose.axes, { ...options, dotsPerInch });
  if (scale === null) return mapWithoutGrid(page, options);
  const found = { ...scale, pose, source: options.pixelsPerMillimetre === null ? 'grid' : 'user' } as const;
  const bounds = paperBounds(scale.map, page.image.width, page.image.height);
  if (!isTurned(maps.ink, scale.map, bounds)) return found;
  return { ...found, map: turnMap(scale.map, 'quarter'), pose: { ...pose, quarterTurns: quarterBack(pose) } };
}

function mapWithoutGrid({ pose, maps, dotsPerInch }: RectifiedPage, options: GridOptions): FoundMap | null {
  const scale = scaleWithoutGrid(maps.ink, { pixelsPerMillimetre: options.pixelsPerMillimetre, dotsPerInch });
  if (scale === null) return null;
  const rotation = degrees((scale.tilt * 180) / Math.PI);
  const quarterTurns = scale.quarter ? quarterBack(pose) : pose.quarterTurns;
  return { ...scale, pose: { ...pose, rotation, quarterTurns }, minorGrid: false, majorGrid: false, residual: 0 };
}

/** Traces that run down the picture stand level after three clockwise quarter turns (or one: the layout tells). */
function quarterBack(pose: PagePose): PagePose['quarterTurns'] {
  return ((pose.quarterTurns + 3) % 4) as PagePose['quarterTurns'];
}
