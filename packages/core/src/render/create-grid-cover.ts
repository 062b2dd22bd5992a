import { createLineProfile } from './create-line-profile.ts';
import { coverEverything, coverNothing, multiplyCovers, type PageCover, uniteCovers } from './page-cover.ts';
import type { PlacedPage } from './place-page.ts';
import { type PointSpread, pointSpreads } from './point-spreads.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

export interface GridCover {
  readonly minor: PageCover;
  readonly major: PageCover;
  readonly paper: PageCover;
}

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
export function createGridCover(
  placed: PlacedPage,
  page: { readonly pageWidth: number; readonly pageHeight: number; readonly pixelsPerMillimetre: number },
  options: ResolvedRenderOptions,
): GridCover {
  const scale = page.pixelsPerMillimetre;
  const { columnX, columnY, column0, rowX, rowY, row0 } = placed.paperToSource;
  const axis = (column: number, row: number, length: number): Axis => ({
    normalColumn: column / scale,
    normalRow: row / scale,
    origin: -(column * column0 + row * row0) / scale,
    length: length * scale,
    pointSpread: pointSpreads[options.pointSpread],
  });
  const x = axis(columnX, rowX, Math.round(page.pageWidth * scale) / scale);
  const y = axis(columnY, rowY, Math.round(page.pageHeight * scale) / scale);
  const rectangle = (inset: number) =>
    multiplyCovers(coverStrip(x, inset * scale, placed), coverStrip(y, inset * scale, placed));
  const paper = Math.abs(x.normalColumn * x.normalRow) < alignedSlack ? coverEverything : rectangle(0);
  const { gridStyle, gridMargin, gridOffsetX, gridOffsetY } = options;
  if (gridStyle === 'none') return { minor: coverNothing, major: coverNothing, paper };
  const shiftedX = { ...x, origin: x.origin - gridOffsetX * scale };
  const shiftedY = { ...y, origin: y.origin - gridOffsetY * scale };
  const lines = (spacing: number, width: number) =>
    uniteCovers(
      coverLines(shiftedX, { spacing: spacing * scale, lineWidth: width * scale }, placed),
      coverLines(shiftedY, { spacing: spacing * scale, lineWidth: width * scale }, placed),
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
        coverLines(axis, { spacing: minorSpacing * scale, lineWidth: dashLength * scale }, placed);
      const family = { spacing: minorSpacing * scale, lineWidth: options.gridMinorWidth * scale };
      return uniteCovers(
        multiplyCovers(coverLines(shiftedX, family, placed), dashes(shiftedY)),
        multiplyCovers(coverLines(shiftedY, family, placed), dashes(shiftedX)),
      );
    },
    majorOnly: () => coverNothing,
  }[gridStyle]();
  const major = lines(majorSpacing, options.gridMajorWidth);
  if (gridMargin === 0) return { minor, major, paper };
  const inside = rectangle(gridMargin);
  return { minor: multiplyCovers(minor, inside), major: multiplyCovers(major, inside), paper };
}

/** A cover that depends on the position along one axis only; along rows and columns it is computed once a line. */
function coverAlong(axis: Axis, coverAt: (position: number) => number, placed: PlacedPage): PageCover {
  const { normalColumn, normalRow, origin } = axis;
  if (Math.abs(normalRow) < alignedSlack) {
    const byColumn = Float32Array.from({ length: placed.width }, (_, i) => coverAt(origin + normalColumn * i));
    return { fillRow: (_, covers) => covers.set(byColumn), keyOf: () => '' };
  }
  if (Math.abs(normalColumn) < alignedSlack) {
    const byRow = Float32Array.from({ length: placed.height }, (_, i) => coverAt(origin + normalRow * i));
    return { fillRow: (row, covers) => covers.fill(byRow[row]!), keyOf: (row) => String(byRow[row]) };
  }
  const fillRow = (row: number, covers: Float64Array) => {
    for (let column = 0; column < covers.length; column++) {
      covers[column] = coverAt(origin + normalColumn * column + normalRow * row);
    }
  };
  return { fillRow, keyOf: () => null };
}

function coverLines(
  axis: Axis,
  family: { readonly spacing: number; readonly lineWidth: number },
  placed: PlacedPage,
): PageCover {
  const { normalColumn, normalRow, pointSpread } = axis;
  return coverAlong(axis, createLineProfile({ ...family, normalColumn, normalRow, pointSpread }), placed);
}

/** The part of the axis from `inset` to its length less `inset`. */
function coverStrip(axis: Axis, inset: number, placed: PlacedPage): PageCover {
  const { normalColumn, normalRow, length, pointSpread } = axis;
  const coverAt = (position: number) => {
    // Most pixels lie far from both edges: a pixel sees at most 1 from its centre.
    const depth = Math.min(position - inset, length - inset - position);
    if (depth >= 1) return 1;
    if (depth <= -1) return 0;
    return (
      pointSpread.coverEdge(position - inset, normalColumn, normalRow) *
      pointSpread.coverEdge(length - inset - position, normalColumn, normalRow)
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
  return { fillRow, keyOf: () => null };
}
