import type { FloatImage } from '../model/image.ts';
import type { EcgSet, GriddedPage, SegmentedPage } from '../model/page.ts';

/** Of a page whose grid is known, the ink of one part only: for parts whose own grid is too small to be measured. */
export function cutOutArea(page: GriddedPage, part: SegmentedPage, { box }: EcgSet): GriddedPage {
  const { flat, grid } = page;
  const { left, top, pixelsPerMillimetre: scale, lines } = flat;
  const flatBox = frameOf(box, { left, top, scale, columns: 1 });
  const ink = keepInside(flat.ink, flatBox);
  // A column of marks is half as wide as one of the flat page.
  const marks = lines && {
    ...lines,
    marks: keepInside(
      lines.marks,
      frameOf(box, { left: lines.left, top: lines.top, scale: lines.pixelsPerMillimetre, columns: 2 }),
    ),
  };
  return {
    ...part,
    pose: page.pose,
    grid: { ...grid, ...box },
    flat: { ...flat, ink, ...(marks === undefined ? {} : { lines: marks }) },
  };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  /** Pixels a millimetre down, and columns a pixel across. */
  readonly scale: number;
  readonly columns: number;
}

/** A box of the paper in pixels, its ends excluded. */
function frameOf(box: EcgSet['box'], { left, top, scale, columns }: Frame) {
  return {
    left: Math.round((box.left - left) * scale * columns),
    right: Math.round((box.right - left) * scale * columns),
    top: Math.round((box.top - top) * scale),
    bottom: Math.round((box.bottom - top) * scale),
  };
}

function keepInside(
  { width, height, data }: FloatImage,
  { left, top, right, bottom }: ReturnType<typeof frameOf>,
): FloatImage {
  const kept = new Float32Array(data.length);
  const [first, end] = [Math.max(0, left), Math.min(width, right)];
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row++) {
    kept.set(data.subarray(row * width + first, row * width + Math.max(first, end)), row * width + first);
  }
  return { width, height, data: kept };
}
