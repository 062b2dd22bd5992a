import { shrink } from '../../image/shrink.ts';
import type { GrayImage } from '../../model/image.ts';
import type { GridAxis, PaperMap } from '../../model/paper-map.ts';
import { buildPaperMap } from './build-paper-map.ts';
import { fitPhaseSurface } from './fit-phase-surface.ts';
import { trackPhase } from './track-phase.ts';

/** The paper map counted in grid lines, and how well the lines were followed. */
export interface LineMap {
  readonly map: PaperMap;
  /** RMS distance of the phases from the smooth map, in source pixels. */
  readonly residual: number;
  /** Part of the page on which both families of lines were followed. */
  readonly followed: number;
}

/** Longer side to which the picture is shrunk for following lines: phase needs no more, and time grows with pixels. */
const workingSide = 2600;
/** Window (standard deviation) and distance of the places, in lines; and their bounds in pixels of the working picture. */
const windowLines = 5.5;
const windowPixels = [24, 90] as const;
const hopLines = 8;
const hopPixels = [32, 72] as const;
/** Distance of the nodes of the map, in lines. */
const nodeLines = 4;

/** Follows both families of lines, `lines` to one tooth of each axis' comb, and builds the map. Null when they get lost. */
export function mapByLines(grid: GrayImage, axes: readonly [GridAxis, GridAxis], lines: number): LineMap | null {
  const factor = Math.ceil(Math.max(grid.width, grid.height) / workingSide);
  const image = shrink(grid, factor);
  const surfaces = axes.map((axis) => {
    const frequency = axis.frequency * lines * factor;
    const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(Math.max(value, low), high);
    return fitPhaseSurface(
      trackPhase(image, {
        frequency: [frequency * Math.cos(axis.angle), frequency * Math.sin(axis.angle)],
        sigma: clamp(windowLines / frequency, windowPixels),
        hop: Math.round(clamp(hopLines / frequency, hopPixels)),
      }),
    );
  });
  const [first, second] = surfaces;
  if (!first || !second) return null;
  const centre = (factor - 1) / 2;
  const x = (column: number, row: number) => first.evaluate((column - centre) / factor, (row - centre) / factor);
  const y = (column: number, row: number) => second.evaluate((column - centre) / factor, (row - centre) / factor);
  const map = buildPaperMap(x, y, { width: grid.width, height: grid.height, pitch: nodeLines });
  const pixels = (surface: { residual: number }, axis: GridAxis) => surface.residual / (axis.frequency * lines);
  return {
    map,
    residual: Math.max(pixels(first, axes[0]), pixels(second, axes[1])),
    followed: Math.min(first.followed, second.followed),
  };
}
