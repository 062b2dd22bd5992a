import type { GriddedPage, LineMarks } from '../model/page.ts';
import type { PageOrientation } from '../model/page-orientation.ts';
import { millimetres } from '../units.ts';
import { turnMap } from './turn-map.ts';

/** The paper of a page turned upright: map and flat page. Paper coordinates change their signs with it. */
export function turnPaper(
  { flat, grid }: Pick<GriddedPage, 'flat' | 'grid'>,
  orientation: PageOrientation,
): Pick<GriddedPage, 'flat' | 'grid'> {
  const half = orientation === 'upside-down' || orientation === 'mirrored-upside-down';
  const mirror = orientation === 'mirrored' || orientation === 'mirrored-upside-down';
  const flipX = orientation === 'upside-down' || orientation === 'mirrored';
  const flipY = half;
  const { width, height } = flat.ink;
  const scale = flat.pixelsPerMillimetre;
  const upright = half ? turnMap(grid.map, 'half') : grid.map;
  const map = mirror ? turnMap(upright, 'mirror') : upright;
  const turned = <Data extends Float32Array | Uint8Array>(data: Data, result: Data, columns: number): Data => {
    const rows = data.length / columns;
    for (let v = 0; v < rows; v++) {
      for (let u = 0; u < columns; u++) {
        result[v * columns + u] = data[(flipY ? rows - 1 - v : v) * columns + (flipX ? columns - 1 - u : u)]!;
      }
    }
    return result;
  };
  const turnLines = (lines: LineMarks): LineMarks => {
    const { marks, pixelsPerMillimetre } = lines;
    const right = lines.left + (marks.width / 2 - 1) / pixelsPerMillimetre;
    const bottom = lines.top + (marks.height - 1) / pixelsPerMillimetre;
    return {
      ...lines,
      left: flipX ? millimetres(-right) : lines.left,
      top: flipY ? millimetres(-bottom) : lines.top,
      marks: { ...marks, data: turned(marks.data, new Float32Array(marks.data.length), marks.width) },
    };
  };
  return {
    grid: {
      ...grid,
      map,
      left: flipX ? millimetres(-grid.right) : grid.left,
      right: flipX ? millimetres(-grid.left) : grid.right,
      top: flipY ? millimetres(-grid.bottom) : grid.top,
      bottom: flipY ? millimetres(-grid.top) : grid.bottom,
    },
    flat: {
      ...flat,
      left: flipX ? millimetres(-(flat.left + (width - 1) / scale)) : flat.left,
      top: flipY ? millimetres(-(flat.top + (height - 1) / scale)) : flat.top,
      ink: { ...flat.ink, data: turned(flat.ink.data, new Float32Array(width * height), width) },
      reliability: { ...flat.reliability, data: turned(flat.reliability.data, new Uint8Array(width * height), width) },
      ...(flat.lines === undefined ? {} : { lines: turnLines(flat.lines) }),
    },
  };
}
