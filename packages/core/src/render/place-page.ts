import { type Degrees, degrees } from '../units.ts';
import type { PaperAffine } from './paper-affine.ts';

export interface PageEdges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PagePlacing {
  /** Millimetres. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly pixelsPerMillimetre: number;
  /** Millimetres cut off from the paper before anything else. */
  readonly crop: PageEdges;
  readonly mirrored: boolean;
  /** Degrees counterclockwise, after the mirror. */
  readonly rotation: number;
  readonly rotationFit: 'expand' | 'clip';
  /** Clockwise turns that bring the picture upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

/** How the page lies in the picture: mirrored first, then rotated, then turned by quarters. */
export interface RenderedPose {
  readonly mirrored: boolean;
  /** Counterclockwise. */
  readonly rotation: Degrees;
  /** Clockwise quarter turns that bring the picture upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

export interface PlacedPage {
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  readonly paperToSource: PaperAffine;
  readonly pose: RenderedPose;
}

/** Sizes closer than this to a whole number of pixels are that number: the rest is rounding. */
const sizeSlack = 1e-6;

/** Where the paper lies in the picture. The upright page begins at the outer corner of its first pixel. */
export function placePage(placing: PagePlacing): PlacedPage {
  const { pixelsPerMillimetre, mirrored, rotation, quarterTurns, crop } = placing;
  const pageColumns = Math.max(1, Math.round((placing.pageWidth - crop.left - crop.right) * pixelsPerMillimetre));
  const pageRows = Math.max(1, Math.round((placing.pageHeight - crop.top - crop.bottom) * pixelsPerMillimetre));
  const cosine = Math.cos((rotation * Math.PI) / 180);
  const sine = Math.sin((rotation * Math.PI) / 180);
  const expand = placing.rotationFit === 'expand';
  const spread = (along: number, across: number) =>
    Math.ceil(along * Math.abs(cosine) + across * Math.abs(sine) - sizeSlack);
  const width = expand ? spread(pageColumns, pageRows) : pageColumns;
  const height = expand ? spread(pageRows, pageColumns) : pageRows;
  // From the page's centre, in pixels: mirror, then rotate counterclockwise with rows downward.
  const flip = mirrored ? -1 : 1;
  const scale = pixelsPerMillimetre;
  const middleX = crop.left + pageColumns / 2 / scale;
  const middleY = crop.top + pageRows / 2 / scale;
  const columnX = scale * cosine * flip;
  const columnY = scale * sine;
  const rowX = -scale * sine * flip;
  const rowY = scale * cosine;
  let affine: PaperAffine = {
    columnX,
    columnY,
    column0: (width - 1) / 2 - columnX * middleX - columnY * middleY,
    rowX,
    rowY,
    row0: (height - 1) / 2 - rowX * middleX - rowY * middleY,
  };
  let size = { width, height };
  for (let turn = 0; turn < quarterTurns; turn++) {
    affine = turnCounterclockwise(affine, size.width);
    size = { width: size.height, height: size.width };
  }
  return { ...size, paperToSource: affine, pose: { quarterTurns, mirrored, rotation: degrees(rotation) } };
}

function turnCounterclockwise(affine: PaperAffine, width: number): PaperAffine {
  return {
    columnX: affine.rowX,
    columnY: affine.rowY,
    column0: affine.row0,
    rowX: -affine.columnX,
    rowY: -affine.columnY,
    row0: width - 1 - affine.column0,
  };
}
