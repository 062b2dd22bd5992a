import type { PixelMap } from './pixel-map.ts';

/** The map of a picture that was worn twice: first through `first`, then what came of it through `second`. */
export function composePixelMaps(first: PixelMap, second: PixelMap): PixelMap {
  const { width, height } = second;
  const { cleanWidth, cleanHeight } = first;
  const point = new Float64Array(2);
  return {
    width,
    height,
    cleanWidth,
    cleanHeight,
    toClean: (column, row, into) => {
      const isSeen = second.toClean(column, row, point);
      return first.toClean(point[0]!, point[1]!, into) && isSeen;
    },
    toCleanLine: (row, columns, rows) => {
      second.toCleanLine(row, columns, rows);
      for (let index = 0; index < columns.length; index++) {
        first.toClean(columns[index]!, rows[index]!, point);
        columns[index] = point[0]!;
        rows[index] = point[1]!;
      }
    },
    isOnPage: (column, row) => first.toWorn(column, row, point) && second.isOnPage(point[0]!, point[1]!),
    isOpen: (column, row) => {
      second.toClean(column, row, point);
      return second.isOpen(column, row) && first.isOpen(point[0]!, point[1]!);
    },
    toWorn: (column, row, into) => {
      const isSeen = first.toWorn(column, row, point);
      return second.toWorn(point[0]!, point[1]!, into) && isSeen;
    },
  };
}
