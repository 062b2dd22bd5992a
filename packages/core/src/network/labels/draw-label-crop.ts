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
  const points = pointsASide * pointsASide;
  for (let v = 0; v < labelCropHeight; v++) {
    for (let u = 0; u < labelCropWidth; u++) {
      let sum = 0;
      for (let n = 0; n < points; n++) {
        const column = left + step * (u + ((n % pointsASide) + 0.5) / pointsASide - 0.5);
        const row = top + step * (v + (Math.floor(n / pointsASide) + 0.5) / pointsASide - 0.5);
        const c = Math.floor(column);
        const r = Math.floor(row);
        if (c < 0 || r < 0 || c + 1 >= width || r + 1 >= height) continue;
        const p = r * width + c;
        const upper = data[p]! + (data[p + 1]! - data[p]!) * (column - c);
        const lower = data[p + width]! + (data[p + width + 1]! - data[p + width]!) * (column - c);
        sum += upper + (lower - upper) * (row - r);
      }
      into[v * labelCropWidth + u] = sum / (255 * points);
    }
  }
}
