import { coverUnbroken } from './cover-unbroken.ts';
import { createLineProfile } from './create-line-profile.ts';
import { gridEdges } from './grid-edges.ts';
import { coverEverything, coverNothing, multiplyCovers, type PageCover, uniteCovers } from './page-cover.ts';
import type { PageEdges, PlacedPage } from './place-page.ts';
import { type PointSpread, pointSpreads } from './point-spreads.ts';
import type { RenderTruth } from './render-truth.ts';

export interface GridCover {
  readonly minor: PageCover;
  readonly major: PageCover;
  readonly paper: PageCover;
}

export type GridPage = Pick<
  RenderTruth,
  'width' | 'height' | 'paperToSource' | 'pageWidth' | 'pageHeight' | 'pixelsPerMillimetre' | 'options'
>;

/** Millimetres. */
const minorSpacing = 1;
const majorSpacing = 5;
/** Diameter of a dot over the width of a 1 mm line. */
const dotWidth = 2.5;
/** Length of a dash; its middle stands where lines cross. */
const dashLength = 0.5;
/** A part of a pixel below which a page counts as not rotated. */
const alignedSlack = 1e-9;

/** One axis of the paper as the picture shows it: position in pixels along the axis = column, row by the unit normal. */
interface Axis {
  readonly normalColumn: number;
  readonly normalRow: number;
  /** Pixels along the axis from the paper's edge to the centre of pixel (0, 0). */
  readonly origin: number;
  readonly length: number;
  readonly pointSpread: PointSpread;
}

/** Paper, 1 mm lines (or dots) and 5 mm lines at their exact places; no line is moved to a whole pixel. */
export function createGridCover(page: GridPage): GridCover {
  const { options, pixelsPerMillimetre: scale } = page;
  const { columnX, columnY, column0, rowX, rowY, row0 } = page.paperToSource;
  const axis = (column: number, row: number, length: number): Axis => ({
    normalColumn: column / scale,
    normalRow: row / scale,
    origin: -(column * column0 + row * row0) / scale,
    length: length * scale,
    pointSpread: pointSpreads[options.pointSpread],
  });
  const x = axis(columnX, rowX, Math.round(page.pageWidth * scale) / scale);
  const y = axis(columnY, rowY, Math.round(page.pageHeight * scale) / scale);
  const rectangle = ({ left, top, right, bottom }: PageEdges) =>
    multiplyCovers(
      coverStrip(x, { start: left * scale, end: right * scale }, page),
      coverStrip(y, { start: top * scale, end: bottom * scale }, page),
    );
  const isAligned = Math.abs(x.normalColumn * x.normalRow) < alignedSlack;
  const paper = isAligned ? coverEverything : rectangle(options.crop);
  const { gridStyle, gridOffsetX, gridOffsetY } = options;
  if (gridStyle === 'none') return { minor: coverNothing, major: coverNothing, paper };
  const shiftedX = { ...x, origin: x.origin - gridOffsetX * scale };
  const shiftedY = { ...y, origin: y.origin - gridOffsetY * scale };
  const lines = (spacing: number, width: number) =>
    uniteCovers(
      coverLines(shiftedX, { spacing: spacing * scale, lineWidth: width * scale }, page),
      coverLines(shiftedY, { spacing: spacing * scale, lineWidth: width * scale }, page),
    );
  const minor = {
    lines: () => lines(minorSpacing, options.gridMinorWidth),
    dots: () =>
      coverDots(shiftedX, shiftedY, {
        spacing: minorSpacing * scale,
        radius: (options.gridMinorWidth * scale * dotWidth) / 2,
      }),
    dashed: () => {
      const dashes = (axis: Axis) =>
        coverLines(axis, { spacing: minorSpacing * scale, lineWidth: dashLength * scale }, page);
      const family = { spacing: minorSpacing * scale, lineWidth: options.gridMinorWidth * scale };
      return uniteCovers(
        multiplyCovers(coverLines(shiftedX, family, page), dashes(shiftedY)),
        multiplyCovers(coverLines(shiftedY, family, page), dashes(shiftedX)),
      );
    },
    majorOnly: () => coverNothing,
  }[gridStyle]();
  const major = lines(majorSpacing, options.gridMajorWidth);
  const whole = breakGrid({ minor, major }, page);
  const edges = gridEdges(options);
  if (Math.max(edges.left, edges.top, edges.right, edges.bottom) === 0) return { ...whole, paper };
  const inside = rectangle(edges);
  return { minor: multiplyCovers(whole.minor, inside), major: multiplyCovers(whole.major, inside), paper };
}

/** A cover that depends on the position along one axis only; along rows and columns it is computed once a line. */
function coverAlong(
  axis: Axis,
  coverAt: (position: number) => number,
  placed: Pick<PlacedPage, 'width' | 'height'>,
): PageCover {
  const { normalColumn, normalRow, origin } = axis;
  if (Math.abs(normalRow) < alignedSlack) {
    const byColumn = Float32Array.from({ length: placed.width }, (_, i) => coverAt(origin + normalColumn * i));
    return { fillRow: (_, covers) => covers.set(byColumn), keyOf: () => '', sameInRow: () => null };
  }
  if (Math.abs(normalColumn) < alignedSlack) {
    const byRow = Float32Array.from({ length: placed.height }, (_, i) => coverAt(origin + normalRow * i));
    return {
      fillRow: (row, covers) => covers.fill(byRow[row]!),
      keyOf: (row) => String(byRow[row]),
      sameInRow: (row) => byRow[row]!,
    };
  }
  const fillRow = (row: number, covers: Float64Array) => {
    for (let column = 0; column < covers.length; column++) {
      covers[column] = coverAt(origin + normalColumn * column + normalRow * row);
    }
  };
  return { fillRow, keyOf: () => null, sameInRow: () => null };
}

function coverLines(
  axis: Axis,
  family: { readonly spacing: number; readonly lineWidth: number },
  placed: Pick<PlacedPage, 'width' | 'height'>,
): PageCover {
  const { normalColumn, normalRow, pointSpread } = axis;
  return coverAlong(axis, createLineProfile({ ...family, normalColumn, normalRow, pointSpread }), placed);
}

/** The axis without so many pixels at its start and at its end. */
function coverStrip(
  axis: Axis,
  without: { readonly start: number; readonly end: number },
  placed: Pick<PlacedPage, 'width' | 'height'>,
): PageCover {
  const { normalColumn, normalRow, length, pointSpread } = axis;
  const { start, end } = without;
  const coverAt = (position: number) => {
    // Most pixels lie far from both edges: a pixel sees at most 1 from its centre.
    const depth = Math.min(position - start, length - end - position);
    if (depth >= 1) return 1;
    if (depth <= -1) return 0;
    return (
      pointSpread.coverEdge(position - start, normalColumn, normalRow) *
      pointSpread.coverEdge(length - end - position, normalColumn, normalRow)
    );
  };
  return coverAlong(axis, coverAt, placed);
}

function coverDots(x: Axis, y: Axis, dots: { readonly spacing: number; readonly radius: number }): PageCover {
  const { spacing, radius } = dots;
  // A dot smaller than a pixel cannot cover more of it than its own area.
  const most = Math.min(1, Math.PI * radius * radius);
  const distanceAlong = (axis: Axis, column: number, row: number) => {
    const position = axis.origin + axis.normalColumn * column + axis.normalRow * row;
    return position - Math.round(position / spacing) * spacing;
  };
  // Most pixels lie so far from every dot that they see none of it.
  const farthest = radius + x.pointSpread.reach;
  const fillRow = (row: number, covers: Float64Array) => {
    for (let column = 0; column < covers.length; column++) {
      const alongX = distanceAlong(x, column, row);
      const alongY = distanceAlong(y, column, row);
      const away = Math.sqrt(alongX ** 2 + alongY ** 2);
      covers[column] = away > farthest ? 0 : Math.min(most, x.pointSpread.coverEdge(radius - away, 1, 0));
    }
  };
  // Rows of an upright page that pass between the dots see none of them.
  const across = [x, y].find((axis) => Math.abs(axis.normalColumn) < alignedSlack);
  const keyOf = (row: number) => (across && Math.abs(distanceAlong(across, 0, row)) > farthest ? '' : null);
  return { fillRow, keyOf, sameInRow: () => null };
}

function breakGrid(grid: Pick<GridCover, 'minor' | 'major'>, page: GridPage): Pick<GridCover, 'minor' | 'major'> {
  if (page.options.gridBreaks === 0) return grid;
  const printed = coverUnbroken(page);
  return { minor: multiplyCovers(grid.minor, printed), major: multiplyCovers(grid.major, printed) };
}
