import type { OrientedLabels, PageOrientation } from './layout-evidence.ts';

/** So many sure labels in one orientation, and none in the others, leave nothing to weigh. */
const surelyRead = 0.8;
const clearlyReadable = 4;

/** Where names are read in one orientation only, the page lies so; otherwise all are open. */
export function readableOrientations(
  orientations: readonly PageOrientation[],
  labels: OrientedLabels,
): readonly PageOrientation[] {
  const read = (orientation: PageOrientation) =>
    (labels[orientation] ?? []).filter((label) => label.confidence >= surelyRead).length;
  const clear = orientations.filter((orientation) => read(orientation) >= clearlyReadable);
  const others = orientations.filter((orientation) => !clear.includes(orientation));
  return clear.length === 1 && others.every((orientation) => read(orientation) === 0) ? clear : orientations;
}
