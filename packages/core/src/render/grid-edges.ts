import type { PageEdges } from './place-page.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

/** Where the grid of a page ends, in millimetres from the edges of the paper. */
export function gridEdges({
  gridMargin,
  gridTop = gridMargin,
  gridBottom = gridMargin,
}: Pick<ResolvedRenderOptions, 'gridMargin' | 'gridTop' | 'gridBottom'>): PageEdges {
  return { left: gridMargin, top: gridTop, right: gridMargin, bottom: gridBottom };
}
