import { turnMap } from '../../image/turn-map.ts';
import type { GriddedPage } from '../../model/page.ts';
import type { PagePose } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';
import type { PageOrientation } from './choose/layout-evidence.ts';

/** The page turned upright: map, flat page and pose. Paper coordinates change their signs with it. */
export function turnPage(page: GriddedPage, orientation: PageOrientation): GriddedPage {
  const half = orientation === 'upside-down' || orientation === 'mirrored-upside-down';
  const mirror = orientation === 'mirrored' || orientation === 'mirrored-upside-down';
  const flipX = orientation === 'upside-down' || orientation === 'mirrored';
  const flipY = half;
  const { flat, grid } = page;
  const { width, height } = flat.ink;
  const scale = flat.pixelsPerMillimetre;
  const turned = half ? turnMap(grid.map, 'half') : grid.map;
  const map = mirror ? turnMap(turned, 'mirror') : turned;
  const turn = <Data extends Float32Array | Uint8Array>(data: Data, result: Data): Data => {
    for (let v = 0; v < height; v++) {
      for (let u = 0; u < width; u++) {
        const from = (flipY ? height - 1 - v : v) * width + (flipX ? width - 1 - u : u);
        result[v * width + u] = data[from]!;
      }
    }
    return result;
  };
  return {
    ...page,
    pose: {
      ...page.pose,
      quarterTurns: (half ? (page.pose.quarterTurns + 2) % 4 : page.pose.quarterTurns) as PagePose['quarterTurns'],
      mirrored: mirror,
    },
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
      ink: { ...flat.ink, data: turn(flat.ink.data, new Float32Array(width * height)) },
      reliability: { ...flat.reliability, data: turn(flat.reliability.data, new Uint8Array(width * height)) },
    },
  };
}
