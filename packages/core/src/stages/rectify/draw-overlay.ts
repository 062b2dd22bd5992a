import { drawPolyline } from '../../image/draw/draw-polyline.ts';
import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { sourceToCanvas } from '../../image/draw/page/source-to-canvas.ts';
import type { RgbImage } from '../../model/image.ts';
import type { RectifiedPage } from '../../model/page.ts';
import type { GridAxis } from '../../model/paper-map.ts';

/** Lines across the paper's x are red, across its y blue. */
const axisColors = [
  [215, 30, 40],
  [20, 80, 220],
] as const;
/** Lines drawn on each side of the middle. */
const linesASide = 6;

/** The page faded, with lines in the two directions of its grid, and the angle in words. */
export function drawPoseOverlay(page: RectifiedPage): RgbImage {
  const { width, height } = page.image;
  const canvas = createPageCanvas(page.image, { strength: 0.4, caption: describePose(page) });
  const reach = Math.hypot(width, height) / 2;
  for (const [index, axis] of (page.pose.axes ?? []).entries()) {
    const [across, down] = [Math.cos(axis.angle), Math.sin(axis.angle)];
    for (let k = -linesASide; k <= linesASide; k++) {
      const distance = (k / (linesASide + 1)) * reach;
      const column = width / 2 + across * distance;
      const row = height / 2 + down * distance;
      const ends = [column - down * reach, row + across * reach, column + down * reach, row - across * reach];
      drawPolyline(canvas.image, sourceToCanvas(canvas, ends), {
        color: axisColors[index]!,
        width: k === 0 ? 1.5 * canvas.textScale : 1,
        opacity: k === 0 ? 0.9 : 0.4,
      });
    }
  }
  return canvas.whole;
}

function describePose({ pose }: RectifiedPage): string[] {
  const turns = pose.quarterTurns === 0 ? '' : `, ${pose.quarterTurns} quarter turns clockwise to bring it upright`;
  const first = `Rectify: rotated by ${pose.rotation.toFixed(2)}°${turns}${pose.mirrored ? ', mirrored' : ''}`;
  if (pose.axes === null) return [first, 'No grid was seen'];
  return [first, ...pose.axes.map((axis, index) => describeAxis(axis, index === 0 ? 'Red' : 'Blue'))];
}

function describeAxis(axis: GridAxis, name: string): string {
  const period = (1 / axis.frequency).toFixed(2);
  const fivefold = axis.fivefold ? ', every fifth tooth of the comb stands out' : '';
  return `${name}: lines every ${period} px, strength ${axis.strength.toFixed(1)}${fivefold}`;
}
