import type { RgbImage } from '../../model/image.ts';
import { type Shadow, shadowAt } from './light-mesh.ts';

/** Middle grey: contrast turns about it. */
const middleGrey = 128;

/** Sharp shadows, then colour cast and contrast of the camera, in place. */
export function shadeImage(
  image: RgbImage,
  shadows: readonly Shadow[],
  look: { readonly colorCast: readonly [number, number, number]; readonly contrast: number },
): void {
  for (const shadow of shadows) castShadow(image, shadow);
  const { colorCast, contrast } = look;
  if (contrast === 1 && colorCast.every((factor) => factor === 1)) return;
  const tables = colorCast.map((factor) =>
    Uint8ClampedArray.from({ length: 256 }, (_, value) => middleGrey + contrast * (value * factor - middleGrey)),
  );
  const [reds, greens, blues] = tables as [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
  const { data } = image;
  for (let at = 0; at < data.length; at += 3) {
    data[at] = reds[data[at]!]!;
    data[at + 1] = greens[data[at + 1]!]!;
    data[at + 2] = blues[data[at + 2]!]!;
  }
}

function castShadow({ width, height, data }: RgbImage, shadow: Shadow) {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const light = 1 - shadow.darkness * shadowAt(shadow, column, row);
      if (light > 0.998) continue;
      const at = 3 * (row * width + column);
      data[at] = data[at]! * light + 0.5;
      data[at + 1] = data[at + 1]! * light + 0.5;
      data[at + 2] = data[at + 2]! * light + 0.5;
    }
  }
}
