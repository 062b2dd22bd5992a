import type { SeededRandom } from '../create-seeded-random.ts';
import { openScratch } from '../simd/open-scratch.ts';
import { backdropBytes, createBackdrop } from './create-backdrop.ts';
import { drawFingers } from './draw-fingers.ts';
import type { ShadedMesh } from './lay-mesh.ts';
import { packImage } from './pack-image.ts';
import { type PackedImage, packedBytes } from './packed-image.ts';
import type { Finger } from './plan-fingers.ts';
import { resampleBytes, resampleImage, sourceBorder } from './resample-image.ts';
import { screenFilter } from './screen-filter.ts';
import { shrinkPrint } from './shrink-print.ts';
import type { ResolvedWearOptions } from './wear-options.ts';
import type { WornPaper } from './wear-paper.ts';

/** Page pixels a worn pixel from which on they are averaged first; fewer are no more than the aperture sees. */
const largestStep = 1.3;
/** Resolution of an ordinary screen. */
const screenDotsPerInch = 100;

/** The bent page on its ground in its light, as the lens sees it. */
export function lookAtPage(
  paper: WornPaper,
  scene: { readonly mesh: ShadedMesh; readonly fingers: readonly Finger[]; readonly random: SeededRandom },
  options: ResolvedWearOptions,
): PackedImage {
  const { mesh } = scene;
  const { dotsPerInch, printDotsPerInch, screen } = options;
  const scale = options.zoom * Math.min(mesh.width / mesh.cleanWidth, mesh.height / mesh.cleanHeight);
  const step = paper.image.width / mesh.cleanWidth / scale;
  const image = step > largestStep ? shrinkPrint(paper.image, { columns: step, rows: step }) : paper.image;
  const cover = paper.cover === null ? null : fitCover(paper.cover, mesh, image);
  const pitch = dotsPerInch / (printDotsPerInch ?? screenDotsPerInch);
  const bordered = { width: image.width + 2 * sourceBorder, height: image.height + 2 * sourceBorder };
  const scratch = openScratch(packedBytes(mesh) + packedBytes(bordered) + resampleBytes(mesh) + backdropBytes(mesh));
  const seen = resampleImage(
    {
      image: packImage(image, scratch, { border: sourceBorder, cover }),
      stepColumn: mesh.cleanWidth / image.width,
      stepRow: mesh.cleanHeight / image.height,
      isWhole: cover === null,
    },
    mesh,
    {
      backdrop: createBackdrop(mesh, options, { random: scene.random, scratch }),
      filterLine: screen > 0 ? screenFilter(screen, pitch) : null,
    },
  );
  drawFingers(seen, scene.fingers, mesh);
  return seen;
}

/** The cover of the page at the size of its picture. */
function fitCover(
  cover: Uint8Array,
  clean: { readonly cleanWidth: number; readonly cleanHeight: number },
  size: { readonly width: number; readonly height: number },
): Uint8Array {
  if (size.width === clean.cleanWidth && size.height === clean.cleanHeight) return cover;
  const fitted = new Uint8Array(size.width * size.height);
  for (let row = 0; row < size.height; row++) {
    const from = Math.floor(((row + 0.5) / size.height) * clean.cleanHeight) * clean.cleanWidth;
    for (let column = 0; column < size.width; column++) {
      fitted[row * size.width + column] = cover[from + Math.floor(((column + 0.5) / size.width) * clean.cleanWidth)]!;
    }
  }
  return fitted;
}
