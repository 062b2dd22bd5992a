import type { PaperMap } from '../../model/paper-map.ts';

/** The part of the paper, in the map's unit, whose nodes fall into the picture (plus the step to the picture's edge). */
export function paperBounds(map: PaperMap, width: number, height: number) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let j = 0; j < map.rows; j++) {
    for (let i = 0; i < map.columns; i++) {
      const column = map.sourceColumn[j * map.columns + i]!;
      const row = map.sourceRow[j * map.columns + i]!;
      if (column < 0 || row < 0 || column > width - 1 || row > height - 1) continue;
      left = Math.min(left, map.originX + (i - 1) * map.pitch);
      right = Math.max(right, map.originX + (i + 1) * map.pitch);
      top = Math.min(top, map.originY + (j - 1) * map.pitch);
      bottom = Math.max(bottom, map.originY + (j + 1) * map.pitch);
    }
  }
  return { left, right, top, bottom };
}
