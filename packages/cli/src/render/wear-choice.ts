/** How a page can be captured. */
export const captureNames = ['scan', 'wrinkled', 'photo', 'screen', 'bilevel', 'copy'] as const;
export type CaptureName = (typeof captureNames)[number];

/** What happens to the pages; `random` draws one of the captures for each page. */
export interface WearChoice {
  readonly capture: 'none' | 'random' | CaptureName;
  /** Captures that `random` draws from; default: all of them. */
  readonly kinds?: readonly CaptureName[];
  /** 0: nearly new; 1: as bad as can still be read. */
  readonly strength: number;
}
