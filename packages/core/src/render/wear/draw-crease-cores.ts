import type { RgbImage } from '../../model/image.ts';
import type { Crease } from './plan-creases.ts';

/** Cores lighter than this cannot be seen. */
const visible = 0.01;

/** The worn line in the middle of each crease, dark with dirt or bright where the print has come off; in place. */
export function drawCreaseCores(image: RgbImage, creases: readonly Crease[]): void {
  for (const crease of creases) if (Math.abs(crease.coreDarkness) > visible) drawCore(image, crease);
}

function drawCore({ width, height, data }: RgbImage, crease: Crease) {
  // Walk along the longer direction; a few pixels across each step see the core.
  const steep = Math.abs(crease.acrossColumn) > Math.abs(crease.acrossRow);
  const [long, wide] = steep ? [height, width] : [width, height];
  const slant = steep ? crease.acrossColumn : crease.acrossRow;
  const other = steep ? crease.acrossRow : crease.acrossColumn;
  const reach = Math.ceil((3 * crease.coreWidth + 1) / Math.abs(slant));
  const [startLong, startWide] = steep ? [crease.row, crease.column] : [crease.column, crease.row];
  const half = Math.min(long, 1.5 * crease.halfLength * Math.abs(slant));
  for (let step = Math.max(0, Math.ceil(startLong - half)); step < Math.min(long, startLong + half); step++) {
    const middle = startWide - ((step - startLong) * other) / slant;
    const along = (step - startLong) / slant / crease.halfLength;
    const strength = crease.coreDarkness * Math.exp(-(along ** 4));
    for (let place = Math.max(0, Math.ceil(middle - reach)); place <= Math.min(wide - 1, middle + reach); place++) {
      const across = ((place - middle) * slant) / crease.coreWidth;
      const change = strength * Math.exp(-0.5 * across * across);
      const at = 3 * (steep ? step * width + place : place * width + step);
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at + channel]!;
        data[at + channel] = (change > 0 ? value * (1 - change) : value - change * (250 - value)) + 0.5;
      }
    }
  }
}
