import { turnPaper } from '../../image/turn-paper.ts';
import type { GriddedPage } from '../../model/page.ts';
import type { PageOrientation } from '../../model/page-orientation.ts';
import type { PagePose } from '../../model/paper-map.ts';

/** The page turned upright: map, flat page and pose. Paper coordinates change their signs with it. */
export function turnPage(page: GriddedPage, orientation: PageOrientation): GriddedPage {
  const half = orientation === 'upside-down' || orientation === 'mirrored-upside-down';
  const mirror = orientation === 'mirrored' || orientation === 'mirrored-upside-down';
  return {
    ...page,
    pose: {
      ...page.pose,
      quarterTurns: (half ? (page.pose.quarterTurns + 2) % 4 : page.pose.quarterTurns) as PagePose['quarterTurns'],
      mirrored: page.pose.mirrored !== mirror,
    },
    ...turnPaper(page, orientation),
  };
}
