import type { ShadedMesh } from './lay-mesh.ts';
import { meshBorder, meshPitch } from './map-mesh.ts';
import type { PackedImage } from './packed-image.ts';
import { type Finger, fingerDepth } from './plan-fingers.ts';

/** The shadow beside a finger: how dark, and how far it falls, in radii. */
const shadowDarkness = 0.45;
const shadowReach = 0.35;
const farthestShadow = 4;
/** Folds of the skin behind the tip, in radii from its middle: where, and how wide. */
const folds = [1.7, 3.9];
const foldWidth = 0.09;
const nailTint = [1.04, 0.96, 0.95] as const;

/** Fingers with the shadow that they cast, over the picture in place, in the light that falls there. */
export function drawFingers(image: PackedImage, fingers: readonly Finger[], mesh: ShadedMesh): void {
  for (const finger of fingers) castShadow(image, finger);
  for (const finger of fingers) drawFinger(image, finger, lightAt(mesh, finger));
}

function lightAt({ light, columns, width, height }: ShadedMesh, { column, row }: Finger): number {
  const node = (place: number, length: number) =>
    Math.floor(Math.max(0, Math.min(length - 1, place)) / meshPitch) + meshBorder;
  return light[node(row, height) * columns + node(column, width)]!;
}

/** Calls for every pixel that is at most so far outside of a finger. */
function visitPixels(
  { width, height }: PackedImage,
  finger: Finger,
  reach: number,
  visit: (index: number, column: number, row: number) => void,
) {
  const far = width + height;
  const bounds = (start: number, back: number, length: number) => {
    const end = start + far * back;
    const first = Math.max(0, Math.floor(Math.min(start, end) - finger.radius - reach));
    return [first, Math.min(length - 1, Math.ceil(Math.max(start, end) + finger.radius + reach))] as const;
  };
  const [left, right] = bounds(finger.column, finger.backColumn, width);
  const [top, bottom] = bounds(finger.row, finger.backRow, height);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) visit(row * width + column, column, row);
  }
}

function castShadow(image: PackedImage, finger: Finger) {
  const data = new Int32Array(image.data.buffer, image.address, image.width * image.height);
  const reach = shadowReach * finger.radius;
  visitPixels(image, finger, farthestShadow * reach, (index, column, row) => {
    const depth = fingerDepth(finger, column, row);
    if (depth < -farthestShadow * reach) return;
    const light = 1 - shadowDarkness * Math.min(1, Math.exp(depth / reach));
    const pixel = data[index]!;
    data[index] =
      ((pixel & 255) * light) | ((((pixel >> 8) & 255) * light) << 8) | ((((pixel >> 16) & 255) * light) << 16);
  });
}

function drawFinger(image: PackedImage, finger: Finger, light: number) {
  const data = new Int32Array(image.data.buffer, image.address, image.width * image.height);
  const { radius, skin } = finger;
  visitPixels(image, finger, 1, (index, column, row) => {
    const cover = Math.min(1, fingerDepth(finger, column, row) + 0.5);
    if (cover <= 0) return;
    const along = ((column - finger.column) * finger.backColumn + (row - finger.row) * finger.backRow) / radius;
    const across = ((row - finger.row) * finger.backColumn - (column - finger.column) * finger.backRow) / radius;
    const inside = along < 0 ? along * along + across * across : across * across;
    let bright = light * (0.62 + 0.38 * Math.sqrt(Math.max(0, 1 - inside)));
    for (const fold of folds)
      bright *= 1 - 0.16 * Math.exp(-(((along - fold + 0.2 * across * across) / foldWidth) ** 2));
    // The nail is an oval of another tint with a bright end.
    const nail = finger.hasNail ? ((along + 0.1) / 0.62) ** 2 + (across / 0.55) ** 2 : 2;
    const pixel = data[index]!;
    let mixed = 0;
    for (let channel = 0; channel < 3; channel++) {
      const tint = nail < 1 ? nailTint[channel]! * (nail > 0.8 ? 0.93 : 1.06) : 1;
      const under = (pixel >> (8 * channel)) & 255;
      const value = under + cover * (Math.min(255, skin[channel]! * bright * tint) - under);
      mixed |= (value | 0) << (8 * channel);
    }
    data[index] = mixed;
  });
}
