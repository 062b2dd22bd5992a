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
  const points = pointsASide * pointsASide;
  for (let v = 0, place = 0; v < labelCropHeight; v++) {
    for (let u = 0; u < labelCropWidth; u++, place++) {
      let sum = 0;
      for (let y = pointsASide * v; y < pointsASide * (v + 1); y++) {
        const r = rows.first[y]!;
        if (r < 0) continue;
        for (let x = pointsASide * u; x < pointsASide * (u + 1); x++) {
          const c = columns.first[x]!;
          if (c < 0) continue;
          const p = r * width + c;
          const upper = data[p]! + (data[p + 1]! - data[p]!) * columns.part[x]!;
          const lower = data[p + width]! + (data[p + width + 1]! - data[p + width]!) * columns.part[x]!;
          sum += upper + (lower - upper) * rows.part[y]!;
        }
      }
      into[place] = sum / (255 * points);
    }
  }
}

/** The pixel before each point along one side and how far it lies behind that; −1 where it is outside. */
function placePoints(start: number, step: number, { count, most }: { readonly count: number; readonly most: number }) {
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
