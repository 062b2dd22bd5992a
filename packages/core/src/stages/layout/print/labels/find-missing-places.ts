import type { PixelBox } from '../../../../network/labels/pixel-box.ts';
import { median } from '../../../../signal/median.ts';
import type { NamedBox } from './name-boxes.ts';

/** Names stand in one column or row when their left or lower edges differ by at most this, over their usual height. */
const sameLine = 0.5;
/** A column or row of fewer names is none. */
const leastNames = 2;
/** Where the distance of two rows is so many times the usual one, a row without a readable name lies between. */
const twoRows = [1.7, 2.3] as const;
/** Fewer names than this show no order. */
const leastOrder = 4;

/**
 * Where names should stand that were not found, as those that touch a trace: at the crossings of columns and rows of names
 * that were, as wide as the narrowest, the usual and the widest name.
 */
export function findMissingPlaces(names: readonly NamedBox[]): PixelBox[] {
  if (names.length < leastOrder) return [];
  const height = median(names.map(({ top, bottom }) => bottom - top + 1));
  const widths = names.map(({ left, right }) => right - left + 1).sort((one, other) => one - other);
  const columns = cluster(
    names.map(({ left }) => left),
    sameLine * height,
  ).filter(({ count }) => count >= leastNames);
  const rows = fillGaps(
    cluster(
      names.map(({ bottom }) => bottom),
      sameLine * height,
    ),
  );
  const places: PixelBox[] = [];
  for (const { place: left } of columns) {
    for (const bottom of rows) {
      const top = bottom - height + 1;
      for (const width of new Set([widths[0]!, widths[widths.length >> 1]!, widths.at(-1)!])) {
        const box = { left, top, right: left + width - 1, bottom, ink: 0 };
        if (
          names.every((name) => name.right < left || name.left > box.right || name.bottom < top || name.top > bottom)
        ) {
          places.push(box);
        }
      }
    }
  }
  return places;
}

function cluster(values: readonly number[], reach: number): { readonly place: number; readonly count: number }[] {
  const groups: number[][] = [];
  for (const value of [...values].sort((one, other) => one - other)) {
    const group = groups.at(-1);
    if (group !== undefined && value - group.at(-1)! <= reach) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => ({ place: median(group), count: group.length }));
}

function fillGaps(rows: readonly { readonly place: number }[]): number[] {
  const places = rows.map(({ place }) => place);
  if (places.length < leastOrder) return places;
  const steps = places.slice(1).map((place, k) => place - places[k]!);
  const usual = median(steps);
  const between = steps.flatMap((step, k) =>
    step >= twoRows[0] * usual && step <= twoRows[1] * usual ? [places[k]! + step / 2] : [],
  );
  return [...places, ...between];
}
