import type { GrayImage } from '../../model/image.ts';
import { labelCropHeight, labelCropWidth } from '../label-network.ts';
import type { LabelPage } from './draw-label-page.ts';
import type { PixelBox } from './pixel-box.ts';

/** Rows of the crop that the box takes, or columns, whichever is less; the rest shows what stands around it. */
const boxHeight = 18;
const boxWidth = 50;
/** Points a side whose mean is one pixel of the crop: a page at 8 px/mm is made smaller by up to three times. */
const pointsASide = 2;

/** Writes the crop around a box, its planes one after the other, 0 to 1, beginning at `place` of `into`. */
export function drawLabelCrop(page: LabelPage, box: PixelBox, { into, place }: { into: Float32Array; place: number }) {
  const width = box.right - box.left + 1;
  const height = box.bottom - box.top + 1;
  const step = Math.max(height / boxHeight, width / boxWidth);
  const frame = {
    left: (box.left + box.right) / 2 - (step * (labelCropWidth - 1)) / 2,
    top: (box.top + box.bottom) / 2 - (step * (labelCropHeight - 1)) / 2,
    step,
  };
  const size = labelCropHeight * labelCropWidth;
  sample(page.ink, frame, into.subarray(place, place + size));
  sample(page.trace, frame, into.subarray(place + size, place + 2 * size));
}

function sample(
  { width, height, data }: GrayImage,
  { left, top, step }: { readonly left: number; readonly top: number; readonly step: number },
  into: Float32Array,
): void {
  const columns = placePoints(left, step, { count: labelCropWidth, most: width });
  const rows = placePoints(top, step, { count: labelCropHeight, most: height });
  into.fill(0);
  if (isBare({ width, data }, columns.first, rows.first)) return;
  const scale = 1 / (255 * pointsASide * pointsASide);
  // The two rows of the picture around a point, summed across: the next point mostly lies between the same ones.
  let [upper, lower] = [new Float64Array(labelCropWidth), new Float64Array(labelCropWidth)];
  let reached = Number.NaN;
  for (let y = 0; y < rows.first.length; y++) {
    const r = rows.first[y]!;
    if (r < 0) continue;
    if (r === reached + 1) {
      [upper, lower] = [lower, upper];
      sumAcross(data, (r + 1) * width, { columns, into: lower });
    } else if (r !== reached) {
      sumAcross(data, r * width, { columns, into: upper });
      sumAcross(data, (r + 1) * width, { columns, into: lower });
    }
    reached = r;
    const below = rows.part[y]!;
    const place = Math.floor(y / pointsASide) * labelCropWidth;
    for (let u = 0; u < labelCropWidth; u++) into[place + u]! += (upper[u]! + (lower[u]! - upper[u]!) * below) * scale;
  }
}

/** For every column of the crop the sum of its points on one row of the picture, which begins at `from`. */
function sumAcross(
  data: Uint8Array,
  from: number,
  { columns, into }: { readonly columns: Points; readonly into: Float64Array },
): void {
  for (let u = 0; u < into.length; u++) {
    let sum = 0;
    for (let x = pointsASide * u; x < pointsASide * (u + 1); x++) {
      const c = columns.first[x]!;
      if (c < 0) continue;
      const value = data[from + c]!;
      sum += value + (data[from + c + 1]! - value) * columns.part[x]!;
    }
    into[u] = sum;
  }
}

interface Points {
  readonly first: Int32Array;
  readonly part: Float64Array;
}

/** The pixel before each point along one side and how far it lies behind that; −1 where it is outside. */
function placePoints(
  start: number,
  step: number,
  { count, most }: { readonly count: number; readonly most: number },
): Points {
  const first = new Int32Array(count * pointsASide);
  const part = new Float64Array(count * pointsASide);
  for (let n = 0; n < first.length; n++) {
    const place = start + step * (Math.floor(n / pointsASide) + ((n % pointsASide) + 0.5) / pointsASide - 0.5);
    const before = Math.floor(place);
    first[n] = before < 0 || before + 1 >= most ? -1 : before;
    part[n] = place - before;
  }
  return { first, part };
}

/** Whether nothing is drawn around the points: so are most crops of the plane of traces. */
function isBare({ width, data }: Pick<GrayImage, 'width' | 'data'>, columns: Int32Array, rows: Int32Array): boolean {
  const [left, right] = [columns.find((c) => c >= 0) ?? 0, (columns.findLast((c) => c >= 0) ?? -2) + 1];
  const [top, bottom] = [rows.find((r) => r >= 0) ?? 0, (rows.findLast((r) => r >= 0) ?? -2) + 1];
  for (let r = top; r <= bottom; r++) {
    for (let p = r * width + left; p <= r * width + right; p++) if (data[p] !== 0) return false;
  }
  return true;
}
