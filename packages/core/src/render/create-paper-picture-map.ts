import type { PaperAffine } from './paper-affine.ts';
import type { PaperPictureMap } from './paper-picture-map.ts';
import type { PixelMap } from './wear/pixel-map.ts';

/** A page as it was drawn. */
interface DrawnPage {
  /** Of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the paper in millimetres. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly paperToSource: PaperAffine;
  /** Millimetres of the paper that are cut off. */
  readonly crop: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** Millimetres by which rounding may put a point of the page's edge beyond it. */
const edgeSlack = 1e-6;

/** The map of a page as it was drawn (`worn` null), or as it was worn after that. */
export function createPaperPictureMap(page: DrawnPage, worn: PixelMap | null): PaperPictureMap {
  const { columnX, columnY, column0, rowX, rowY, row0 } = page.paperToSource;
  const determinant = columnX * rowY - columnY * rowX;
  const left = page.crop.left - edgeSlack;
  const top = page.crop.top - edgeSlack;
  const right = page.pageWidth - page.crop.right + edgeSlack;
  const bottom = page.pageHeight - page.crop.bottom + edgeSlack;
  const isOnPaper = (x: number, y: number) => x >= left && y >= top && x <= right && y <= bottom;
  const isInPicture = (column: number, row: number) =>
    column >= -0.5 && row >= -0.5 && column <= page.width - 0.5 && row <= page.height - 0.5;
  return {
    toPicture: (x, y, into) => {
      const column = columnX * x + columnY * y + column0;
      const row = rowX * x + rowY * y + row0;
      if (worn) return worn.toWorn(column, row, into) && isOnPaper(x, y);
      into[0] = column;
      into[1] = row;
      return isInPicture(column, row) && isOnPaper(x, y);
    },
    toPaper: (column, row, into) => {
      into[0] = column;
      into[1] = row;
      const isSeen = worn ? worn.toClean(column, row, into) : isInPicture(column, row);
      const fromColumn = into[0]! - column0;
      const fromRow = into[1]! - row0;
      into[0] = (rowY * fromColumn - columnY * fromRow) / determinant;
      into[1] = (columnX * fromRow - rowX * fromColumn) / determinant;
      return isOnPaper(into[0], into[1]) && isSeen;
    },
  };
}
