import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom } from '../create-seeded-random.ts';
import { addNoise } from './add-noise.ts';
import { bendMesh } from './bend-mesh.ts';
import { blurImage } from './blur-image.ts';
import { compressImage } from './compress-image.ts';
import { createMeshMap } from './create-mesh-map.ts';
import { dirtyImage } from './dirty-image.ts';
import { drawCreaseCores } from './draw-crease-cores.ts';
import { fadePage } from './fade-page.ts';
import { highlightPage } from './highlight-page.ts';
import { layMesh } from './lay-mesh.ts';
import { lightMesh } from './light-mesh.ts';
import type { PixelMap } from './pixel-map.ts';
import { planCreases } from './plan-creases.ts';
import { planCurl } from './plan-curl.ts';
import { resampleImage } from './resample-image.ts';
import { scribblePage } from './scribble-page.ts';
import { shadeImage } from './shade-image.ts';
import { shrinkPrint } from './shrink-print.ts';
import { smearImage } from './smear-image.ts';
import { stainPage } from './stain-page.ts';
import { thresholdImage } from './threshold-image.ts';
import { type ResolvedWearOptions, resolveWearOptions, type WearOptions } from './wear-options.ts';

export interface WornPage {
  readonly image: RgbImage;
  /** Exactly the map that the picture was drawn through. */
  readonly map: PixelMap;
}

/** Each effect has random numbers of its own, so that switching one on does not move the others. */
const streams = [
  'fading',
  'stains',
  'highlighter',
  'scribbles',
  'creases',
  'curl',
  'scanner',
  'light',
  'motion',
  'noise',
  'dust',
] as const;
type Stream = (typeof streams)[number];

/**
 * Wears a clean picture of a page and captures it anew: first what happened to the paper, then how it is bent and
 * lies, then light, camera and file. Pure: the same picture, options and seed give the same bytes.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `wearOptionsSchema` for units and defaults.
 */
export function wearPage(image: RgbImage, options: WearOptions, seed: number): WornPage {
  const resolved = resolveWearOptions(options);
  const randomOf = (stream: Stream) => createSeededRandom(Math.imul(seed, 0x2545f491) + streams.indexOf(stream));
  const paper: RgbImage = { ...image, data: image.data.slice() };
  fadePage(paper, resolved, randomOf('fading'));
  stainPage(paper, resolved, randomOf('stains'));
  highlightPage(paper, resolved, randomOf('highlighter'));
  scribblePage(paper, resolved, randomOf('scribbles'));
  const size = { width: image.width, height: image.height, pixelsPerMillimetre: resolved.dotsPerInch / 25.4 };
  const creases = planCreases(size, resolved, randomOf('creases'));
  drawCreaseCores(paper, creases);
  const mesh = layMesh(size, resolved, randomOf('scanner'));
  bendMesh(mesh, creases, planCurl(size, resolved, randomOf('curl')));
  const shadows = lightMesh(mesh, resolved, randomOf('light'));
  const captured = needsResampling(resolved)
    ? resampleImage(coarsen(paper, resolved), mesh, { shade: mesh.shade, background: resolved.backgroundColor })
    : paper;
  shadeImage(captured, shadows, resolved);
  const blurred = smearImage(
    blurImage(captured, resolved.defocus),
    resolved.motion,
    Math.PI * randomOf('motion').uniform(),
  );
  addNoise(blurred, resolved, randomOf('noise'));
  dirtyImage(blurred, resolved, randomOf('dust'));
  if (resolved.bilevelThreshold !== null) {
    thresholdImage(blurred, resolved.bilevelThreshold, resolved.bilevelAdaptation);
  }
  if (resolved.jpegQuality !== null) compressImage(blurred, resolved.jpegQuality);
  return { image: blurred, map: createMeshMap(mesh) };
}

/** Whether anything moves the page or shades it on the mesh; if not, the pixels stay as sharp as they are. */
function needsResampling(options: ResolvedWearOptions): boolean {
  const creased = options.folds + options.wrinkles > 0 && (options.creaseShading > 0 || options.creaseDisplacement > 0);
  const bent = creased || options.curl > 0 || options.curlShading > 0;
  const moved =
    options.rotation !== 0 || options.stretchX !== 0 || options.stretchY !== 0 || options.rowSpeedWobble > 0;
  return bent || moved || options.lightFalloff > 0 || options.shadows > 0 || options.printDotsPerInch !== null;
}

function coarsen(image: RgbImage, { printDotsPerInch, dotsPerInch }: ResolvedWearOptions) {
  if (printDotsPerInch === null || printDotsPerInch >= dotsPerInch) return { image, stepColumn: 1, stepRow: 1 };
  const coarse = shrinkPrint(image, dotsPerInch / printDotsPerInch);
  return { image: coarse, stepColumn: image.width / coarse.width, stepRow: image.height / coarse.height };
}
