import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** ISO 838: diameter, distance from the edge and from hole to hole, in millimetres. */
const holeDiameter = 6;
const holeMargin = 12;
const holeSpacing = 80;
/** Fibres of torn paper show as a bright seam of up to this width, in millimetres. */
const seamWidth = 1.2;

/**
 * Tears pieces off the edges and punches holes: a plane that is 255 where paper is left and 0 where none is, or null
 * if the page is whole. The seam along a tear turns bright in the picture in place.
 */
export function tearPage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): Uint8Array | null {
  if (options.tears === 0 && options.holes === 0) return null;
  const scale = options.dotsPerInch / 25.4;
  const cover = new Uint8Array(image.width * image.height).fill(255);
  for (let hole = 0; hole < options.holes; hole++) {
    const row = image.height / 2 + (hole - (options.holes - 1) / 2) * holeSpacing * scale;
    punchHole(cover, image, { column: holeMargin * scale, row, radius: (holeDiameter / 2) * scale });
  }
  for (let tear = 0; tear < options.tears; tear++) tearEdge(cover, image, { scale, random });
  return cover;
}

function punchHole(
  cover: Uint8Array,
  { width, height }: RgbImage,
  hole: { readonly column: number; readonly row: number; readonly radius: number },
) {
  const reach = hole.radius + 1;
  for (let row = Math.max(0, Math.ceil(hole.row - reach)); row <= Math.min(height - 1, hole.row + reach); row++) {
    for (let column = 0; column <= Math.min(width - 1, hole.column + reach); column++) {
      const left = Math.hypot(column - hole.column, row - hole.row) - hole.radius + 0.5;
      const index = row * width + column;
      cover[index] = Math.min(cover[index]!, 255 * Math.max(0, Math.min(1, left)));
    }
  }
}

/** Takes off what lies between an edge and a ragged line. */
function tearEdge(
  cover: Uint8Array,
  image: RgbImage,
  { scale, random }: { readonly scale: number; readonly random: SeededRandom },
) {
  const { width, height, data } = image;
  const side = Math.floor(4 * random.uniform());
  const upright = side < 2;
  const length = upright ? height : width;
  const middle = length * random.uniform();
  const half = scale * (6 + 50 * random.uniform() ** 2);
  const depth = scale * (3 + 30 * random.uniform() ** 2);
  const seam = seamWidth * scale;
  const first = Math.max(0, Math.ceil(middle - half));
  let ragged = 0;
  let fibres = seam / 2;
  for (let place = first; place < Math.min(length, middle + half); place++) {
    ragged += 0.35 * random.normal() - 0.02 * ragged;
    fibres = Math.max(0, Math.min(seam, fibres + 0.3 * random.normal()));
    const reach = depth * (1 - Math.abs((place - middle) / half)) ** 0.7 + ragged;
    for (let inward = 0; inward < Math.min(upright ? width : height, reach + fibres); inward++) {
      const far = (upright ? width : height) - 1 - inward;
      const across = side % 2 === 0 ? inward : far;
      const index = upright ? place * width + across : across * width + place;
      const left = inward - reach + 0.5;
      cover[index] = Math.min(cover[index]!, 255 * Math.max(0, Math.min(1, left)));
      if (left <= 0) continue;
      for (let k = 3 * index; k < 3 * index + 3; k++) data[k] = data[k]! + 0.85 * (250 - data[k]!);
    }
  }
}
