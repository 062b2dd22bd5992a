import type { ResolvedWearOptions } from './wear-options.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rays flatter than this (cosine to the page's normal, relative to the middle one) never meet the page in practice. */
const flattest = 0.12;

/**
 * From worn pixels to pixels of the flat page: shift, zoom and stretch, lens distortion (radius times 1 + k r² of the middle of
 * the page to its corner), a pinhole that looks at the middle of the page from a tilt, then rotation.
 */
export function createCamera(
  worn: Size,
  clean: Size,
  options: ResolvedWearOptions,
): (column: number, row: number, into: Float64Array) => void {
  const scale = options.zoom * Math.min(worn.width / clean.width, worn.height / clean.height);
  const middleColumn = (worn.width - 1) / 2 + options.shiftX * worn.width;
  const middleRow = (worn.height - 1) / 2 + options.shiftY * worn.height;
  const corner = Math.hypot(clean.width, clean.height) / 2;
  const distance = options.cameraDistance * 2 * corner;
  const degree = Math.PI / 180;
  const [cosX, sinX] = [Math.cos(options.tiltX * degree), Math.sin(options.tiltX * degree)];
  const [cosY, sinY] = [Math.cos(options.tiltY * degree), Math.sin(options.tiltY * degree)];
  const [cosine, sine] = [Math.cos(options.rotation * degree), Math.sin(options.rotation * degree)];
  return (column, row, into) => {
    const flatColumn = (column - middleColumn) / scale / (1 + options.stretchX);
    const flatRow = (row - middleRow) / scale / (1 + options.stretchY);
    const bend = 1 + (options.lensDistortion * (flatColumn ** 2 + flatRow ** 2)) / corner ** 2;
    // The ray in camera coordinates, turned about the x axis of the picture and then the y axis.
    const rayX = flatColumn * bend;
    const rayY = cosX * flatRow * bend - sinX * distance;
    const depth = sinX * flatRow * bend + cosX * distance;
    const aimX = cosY * rayX + sinY * depth;
    const aimZ = Math.max(flattest * distance, cosY * depth - sinY * rayX);
    // The camera stands at -distance times its own axis.
    const eyeX = -distance * sinY * cosX;
    const eyeY = distance * sinX;
    const reach = (distance * cosY * cosX) / aimZ;
    const x = eyeX + reach * aimX;
    const y = eyeY + reach * rayY;
    into[0] = (clean.width - 1) / 2 + cosine * x - sine * y;
    into[1] = (clean.height - 1) / 2 + sine * x + cosine * y;
  };
}
