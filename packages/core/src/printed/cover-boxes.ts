import type { PaperBox } from '../model/printed.ts';

/** The smallest box around two. */
export function coverBoxes(a: PaperBox, b: PaperBox): PaperBox {
  return {
    left: a.left < b.left ? a.left : b.left,
    top: a.top < b.top ? a.top : b.top,
    right: a.right > b.right ? a.right : b.right,
    bottom: a.bottom > b.bottom ? a.bottom : b.bottom,
  };
}
