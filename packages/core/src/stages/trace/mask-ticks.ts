import type { LaidOutPage } from '../../model/page.ts';

/** Ticks count when they stand this near (mm) to a boundary between two leads. */
const nearBoundary = 1;
/** Half of what a tick covers with the pen beside it (mm): ticks are up to 0.7 mm wide. */
const halfWidth = 0.5;

/** The way of a row without the columns in which a tick between two leads hides the trace. */
export function maskTicks(path: Float32Array, page: LaidOutPage, row: number): Float32Array {
  const { flat, layout } = page;
  const boundaries = layout.regions.filter((region) => region.row === row).flatMap((region) => [region.left, region.right]);
  const ticks = layout.separators
    .filter((tick) => tick.row === row && boundaries.some((x) => Math.abs(x - tick.x) <= nearBoundary))
    .map((tick) => (tick.x - flat.left) * flat.pixelsPerMillimetre);
  if (ticks.length === 0) return path;
  const reach = halfWidth * flat.pixelsPerMillimetre;
  return path.map((y, u) => (ticks.some((tick) => Math.abs(u - tick) <= reach) ? Number.NaN : y));
}
