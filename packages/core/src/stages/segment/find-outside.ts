import type { GrayImage, RgbImage } from '../../model/image.ts';

/** Side of the squares that are judged as a whole, in pixels. */
export const outsideBlock = 8;
/** A square darker than this part of the page is not paper. */
const darkest = 0.45;
/** Pages are often framed by a thin line at the very edge of the picture: this part of the longer side is no paper. */
const rim = 0.0025;

/**
 * Squares that lie outside the paper: dark and joined to the edge of the picture, with one square around them, and the rim
 * of the picture itself. 1 outside, 0 on paper. `pageLevel`: brightness of the page, 0 to 255.
 */
export function findOutside(image: RgbImage, pageLevel: number): { readonly blocks: GrayImage; readonly rim: number } {
  const width = Math.ceil(image.width / outsideBlock);
  const height = Math.ceil(image.height / outsideBlock);
  const dark = new Uint8Array(width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) dark[j * width + i] = blockLevel(image, i, j) < darkest * pageLevel ? 1 : 0;
  }
  const outside = floodFromEdge(dark, width, height);
  const grown = new Uint8Array(outside);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      if (outside[j * width + i] === 0) continue;
      for (let b = Math.max(0, j - 1); b <= Math.min(height - 1, j + 1); b++) {
        for (let a = Math.max(0, i - 1); a <= Math.min(width - 1, i + 1); a++) grown[b * width + a] = 1;
      }
    }
  }
  const rimPixels = Math.ceil(rim * Math.max(image.width, image.height));
  return { blocks: { width, height, data: grown }, rim: rimPixels };
}

function blockLevel({ width, height, data }: RgbImage, i: number, j: number): number {
  const bottom = Math.min((j + 1) * outsideBlock, height);
  const right = Math.min((i + 1) * outsideBlock, width);
  let sum = 0;
  let count = 0;
  for (let y = j * outsideBlock; y < bottom; y += 2) {
    for (let x = i * outsideBlock, p = (y * width + x) * 3; x < right; x += 2, p += 6) {
      const red = data[p]!;
      const green = data[p + 1]!;
      const blue = data[p + 2]!;
      const most = red > green ? red : green;
      sum += most > blue ? most : blue;
      count++;
    }
  }
  return sum / Math.max(count, 1);
}

function floodFromEdge(dark: Uint8Array, width: number, height: number): Uint8Array {
  const outside = new Uint8Array(dark.length);
  const stack: number[] = [];
  const push = (i: number, j: number) => {
    if (i < 0 || j < 0 || i >= width || j >= height) return;
    const k = j * width + i;
    if (dark[k] === 0 || outside[k] === 1) return;
    outside[k] = 1;
    stack.push(k);
  };
  for (let i = 0; i < width; i++) {
    push(i, 0);
    push(i, height - 1);
  }
  for (let j = 0; j < height; j++) {
    push(0, j);
    push(width - 1, j);
  }
  while (stack.length > 0) {
    const k = stack.pop()!;
    const i = k % width;
    const j = (k - i) / width;
    push(i - 1, j);
    push(i + 1, j);
    push(i, j - 1);
    push(i, j + 1);
  }
  return outside;
}
