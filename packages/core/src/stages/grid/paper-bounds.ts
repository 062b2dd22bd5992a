import type { PaperMap } from '../../model/paper-map.ts';

/** The part of the paper, in the map's unit, whose nodes fall into the picture (plus the step to the picture's edge), no further than the map goes. */
export function paperBounds(map: PaperMap, width: number, height: number) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let j = 0; j < map.rows; j++) {
    for (let i = 0; i < map.columns; i++) {
      const column = map.sourceColumn[j * map.columns + i]!;
      const row = map.sourceRow[j * map.columns + i]!;
      if (column < 0 || row < 0 || column > width - 1 || row > height - 1) continue;
      left = Math.min(left, map.originX + Math.max(i - 1, 0) * map.pitch);
      right = Math.max(right, map.originX + Math.min(i + 1, map.columns - 1) * map.pitch);
      top = Math.min(top, map.originY + Math.max(j - 1, 0) * map.pitch);
      bottom = Math.max(bottom, map.originY + Math.min(j + 1, map.rows - 1) * map.pitch);
    }
  }
  return { left, right, top, bottom };
}
