import type { PaperMap } from '../../model/paper-map.ts';
import { median } from '../../signal/median.ts';

/** Source pixels a millimetre along x and y: the median over the nodes of the map. */
export function nativeResolution(map: PaperMap): { readonly x: number; readonly y: number } {
  const along = (step: number) => {
    const lengths: number[] = [];
    for (let k = 0; k + step < map.sourceColumn.length; k++) {
      if (step === 1 && (k + 1) % map.columns === 0) continue;
      const column = map.sourceColumn[k + step]! - map.sourceColumn[k]!;
      lengths.push(Math.hypot(column, map.sourceRow[k + step]! - map.sourceRow[k]!) / map.pitch);
    }
    return median(lengths);
  };
  return { x: along(1), y: along(map.columns) };
}
