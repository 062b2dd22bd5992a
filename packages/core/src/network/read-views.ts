import { turnPaper } from '../image/turn-paper.ts';
import type { GriddedPage } from '../model/page.ts';
import type { PageOrientation } from '../model/page-orientation.ts';
import { flattenClean, frameForNetwork, type NetworkFrame } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';
import { readWindows } from './read-windows.ts';
import type { SeenPage } from './unfold-answer.ts';

/** How often the network looks at a page: as it lies; in a mirror, too; and both upside down as well. */
export type InkViews = 1 | 2 | 4;

const turnedViews: Readonly<Record<InkViews, readonly PageOrientation[]>> = {
  1: [],
  2: ['mirrored'],
  4: ['mirrored', 'mirrored-upside-down', 'upside-down'],
};

/** Adds to `seen`, what the network sees of the page as it lies, the page turned, and takes the mean of all views. */
export async function readViews(
  page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>,
  seen: SeenPage,
  { network, views }: { readonly network: InkNetwork; readonly views: InkViews },
): Promise<SeenPage> {
  const turned = turnedViews[views];
  if (turned.length === 0) return seen;
  const sum = { ...seen, ink: seen.ink.slice(), marks: seen.marks.slice() };
  const frame = frameForNetwork(page);
  for (const orientation of turned) {
    const other = { ...page, ...turnPaper(page, orientation) };
    const otherFrame = frameForNetwork(other);
    const clean = flattenClean(other, otherFrame);
    const view = await readWindows(other, { frame: otherFrame, clean, network });
    addTurned(sum, seen, { view, ...placeTurned(frame, otherFrame, orientation) });
  }
  const count = 1 + turned.length;
  return { ...seen, ink: sum.ink.map((value) => value / count), marks: sum.marks.map((value) => value / count) };
}

interface TurnedView {
  readonly view: SeenPage;
  /** Pixel (u, v) of the page is pixel (columns − u, rows − v) of the view where they are turned, (u, v) + them elsewhere. */
  readonly columns: number;
  readonly rows: number;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** Both frames begin on whole millimetres, so that pixels fall on pixels. */
function placeTurned(frame: NetworkFrame, other: NetworkFrame, orientation: PageOrientation) {
  const flipX = orientation === 'upside-down' || orientation === 'mirrored';
  const flipY = orientation === 'upside-down' || orientation === 'mirrored-upside-down';
  return {
    flipX,
    flipY,
    columns: Math.round((flipX ? -other.left - frame.left : frame.left - other.left) * inkNetworkScale),
    rows: Math.round((flipY ? -other.top - frame.top : frame.top - other.top) * inkNetworkScale),
  };
}

/** Where the view shows nothing of the page, at its very edges, the page as it lies counts once more. */
function addTurned(sum: SeenPage, seen: SeenPage, { view, columns, rows, flipX, flipY }: TurnedView): void {
  const { width, height } = sum;
  for (let v = 0; v < height; v++) {
    const y = flipY ? rows - v : rows + v;
    const isRow = y >= 0 && y < view.height;
    for (let u = 0; u < width; u++) {
      const x = flipX ? columns - u : columns + u;
      const p = v * width + u;
      if (!isRow || x < 0 || x >= view.width) {
        sum.ink[p]! += seen.ink[p]!;
        sum.marks[2 * p]! += seen.marks[2 * p]!;
        sum.marks[2 * p + 1]! += seen.marks[2 * p + 1]!;
        continue;
      }
      const q = y * view.width + x;
      sum.ink[p]! += view.ink[q]!;
      // The half columns of a pixel change places in a mirror.
      sum.marks[2 * p]! += view.marks[flipX ? 2 * q + 1 : 2 * q]!;
      sum.marks[2 * p + 1]! += view.marks[flipX ? 2 * q : 2 * q + 1]!;
    }
  }
}
