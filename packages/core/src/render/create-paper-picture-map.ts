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
  return new PageMap(page, worn);
}

/** A class, as compiled methods serve all pages; closures are compiled anew for each, with all that calls them. */
class PageMap implements PaperPictureMap {
  readonly #affine: PaperAffine;
  readonly #worn: PixelMap | null;
  readonly #determinant: number;
  readonly #left: number;
  readonly #top: number;
  readonly #right: number;
  readonly #bottom: number;
  readonly #lastColumn: number;
  readonly #lastRow: number;

  constructor(page: DrawnPage, worn: PixelMap | null) {
    const { columnX, columnY, rowX, rowY } = page.paperToSource;
    this.#affine = page.paperToSource;
    this.#worn = worn;
    this.#determinant = columnX * rowY - columnY * rowX;
    this.#left = page.crop.left - edgeSlack;
    this.#top = page.crop.top - edgeSlack;
    this.#right = page.pageWidth - page.crop.right + edgeSlack;
    this.#bottom = page.pageHeight - page.crop.bottom + edgeSlack;
    this.#lastColumn = page.width - 0.5;
    this.#lastRow = page.height - 0.5;
  }

  toPicture(x: number, y: number, into: Float64Array): boolean {
    const { columnX, columnY, column0, rowX, rowY, row0 } = this.#affine;
    const column = columnX * x + columnY * y + column0;
    const row = rowX * x + rowY * y + row0;
    const worn = this.#worn;
    if (worn) return worn.toWorn(column, row, into) && this.#isOnPaper(x, y);
    into[0] = column;
    into[1] = row;
    return this.#isInPicture(column, row) && this.#isOnPaper(x, y);
  }

  toPaper(column: number, row: number, into: Float64Array): boolean {
    const { columnX, columnY, column0, rowX, rowY, row0 } = this.#affine;
    const worn = this.#worn;
    into[0] = column;
    into[1] = row;
    const isSeen = worn ? worn.toClean(column, row, into) : this.#isInPicture(column, row);
    const fromColumn = into[0]! - column0;
    const fromRow = into[1]! - row0;
    const x = (rowY * fromColumn - columnY * fromRow) / this.#determinant;
    const y = (columnX * fromRow - rowX * fromColumn) / this.#determinant;
    into[0] = x;
    into[1] = y;
    return this.#isOnPaper(x, y) && isSeen;
  }

  #isOnPaper(x: number, y: number): boolean {
    return x >= this.#left && y >= this.#top && x <= this.#right && y <= this.#bottom;
  }

  #isInPicture(column: number, row: number): boolean {
    return column >= -0.5 && row >= -0.5 && column <= this.#lastColumn && row <= this.#lastRow;
  }
}
