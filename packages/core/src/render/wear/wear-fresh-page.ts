import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom, type SeededRandom } from '../create-seeded-random.ts';
import { resolveOptions } from '../resolve-options.ts';
import { openScratch } from '../simd/open-scratch.ts';
import { bendMesh } from './bend-mesh.ts';
import { blurImage } from './blur-image.ts';
import { castShadows } from './cast-shadows.ts';
import { compressImage } from './compress-image.ts';
import { createMeshMap } from './create-mesh-map.ts';
import { cutPicture } from './cut-picture.ts';
import { dirtyImage } from './dirty-image.ts';
import { exposeImage } from './expose-image.ts';
import { glossImage } from './gloss-image.ts';
import { layMesh } from './lay-mesh.ts';
import { lightMesh, type Shadow } from './light-mesh.ts';
import { lookAtPage } from './look-at-page.ts';
import { packImage } from './pack-image.ts';
import { type PackedImage, packedBytes } from './packed-image.ts';
import type { PixelMap } from './pixel-map.ts';
import { planCreases } from './plan-creases.ts';
import { planCurl } from './plan-curl.ts';
import { fingerDepth, planFingers } from './plan-fingers.ts';
import { sharpenImage } from './sharpen-image.ts';
import { smearImage } from './smear-image.ts';
import { thresholdImage } from './threshold-image.ts';
import { unpackImage } from './unpack-image.ts';
import { type ResolvedWearOptions, type WearOptions, wearOptionsSchema } from './wear-options.ts';
import { type PaperStream, wearPaper } from './wear-paper.ts';

export interface WornPage {
  readonly image: RgbImage;
  /** Exactly the map that the picture was drawn through. */
  readonly map: PixelMap;
}

type Stream =
  | PaperStream
  | 'creases'
  | 'curl'
  | 'scanner'
  | 'light'
  | 'ground'
  | 'motion'
  | 'gloss'
  | 'noise'
  | 'dust'
  | 'hand'
  | 'cut';

/** Each effect has random numbers of its own, so that switching one on does not move the others. */
const streams: Readonly<Record<Stream, number>> = {
  fading: 1,
  stains: 2,
  mould: 3,
  highlighter: 4,
  scribbles: 5,
  tears: 6,
  copies: 7,
  fax: 8,
  creases: 9,
  curl: 10,
  scanner: 11,
  light: 12,
  ground: 13,
  motion: 14,
  gloss: 15,
  noise: 16,
  dust: 17,
  stamps: 18,
  hand: 19,
  cut: 20,
};
/** A large odd number: it keeps the streams of neighbouring seeds apart. */
const seedStep = 0x2545f491;

/**
 * What `wearPage` does, to a picture that nobody else needs: it is worn in place before it is captured.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `wearOptionsSchema` for units and defaults.
 */
export function wearFreshPage(image: RgbImage, options: WearOptions, seed: number): WornPage {
  const resolved = resolveOptions(wearOptionsSchema, options, 'wear');
  const randomOf = (stream: Stream) => createSeededRandom(Math.imul(seed, seedStep) + streams[stream]);
  const size = { width: image.width, height: image.height, pixelsPerMillimetre: resolved.dotsPerInch / 25.4 };
  const creases = planCreases(size, resolved, randomOf('creases'));
  const paper = wearPaper(image, { creases, randomOf }, resolved);
  const mesh = layMesh(size, resolved, randomOf('scanner'));
  bendMesh(mesh, creases, planCurl(size, resolved, randomOf('curl')));
  const shadows = lightMesh(mesh, resolved, randomOf('light'));
  const fingers = planFingers(mesh, resolved, randomOf('hand'));
  const { cover } = paper;
  const isThere =
    cover === null
      ? null
      : (column: number, row: number) => (cover[Math.round(row) * image.width + Math.round(column)] ?? 0) > 127;
  const isSeenAnew = paper.image.width !== mesh.width || paper.image.height !== mesh.height || needsMesh(resolved);
  const seen = isSeenAnew
    ? lookAtPage(paper, { mesh, fingers, random: randomOf('ground') }, resolved)
    : packImage(paper.image, openScratch(packedBytes(paper.image)));
  focus(seen, resolved, randomOf('motion'));
  captureImage(seen, { shadows, randomOf }, resolved);
  const isOpen =
    fingers.length === 0
      ? null
      : (column: number, row: number) => !fingers.some((finger) => fingerDepth(finger, column, row) > 0);
  const map = createMeshMap(mesh, { isThere, isOpen });
  return cutPicture({ image: unpackImage(seen), map }, resolved.cut, randomOf('cut'));
}

/** Whether anything moves, hides or shades the page; if not, its pixels stay as sharp as they are. */
function needsMesh(options: ResolvedWearOptions): boolean {
  const { rotation, tiltX, tiltY, lensDistortion, stretchX, stretchY, shiftX, shiftY } = options;
  const isCreased =
    options.folds + options.wrinkles > 0 && (options.creaseShading > 0 || options.creaseDisplacement > 0);
  const isMoved = [rotation, tiltX, tiltY, lensDistortion, stretchX, stretchY, shiftX, shiftY].some(
    (value) => value !== 0,
  );
  const isTorn = options.tears + options.holes > 0;
  const isLit = options.lightFalloff > 0 || options.vignette > 0 || options.shadows > 0 || options.screen > 0;
  const isBent = options.curl > 0 || options.curlShading > 0 || options.rowSpeedWobble > 0;
  return isCreased || isMoved || isTorn || isLit || isBent || options.fingers > 0 || options.zoom !== 1;
}

/** The lens, in place. */
function focus(seen: PackedImage, options: ResolvedWearOptions, random: SeededRandom) {
  blurImage(seen, options.defocus);
  smearImage(seen, options.motion, Math.PI * random.uniform());
  sharpenImage(seen, options.sharpening);
}

/** Sharp light, sensor and file, in place. */
function captureImage(
  image: PackedImage,
  scene: { readonly shadows: readonly Shadow[]; readonly randomOf: (stream: Stream) => SeededRandom },
  options: ResolvedWearOptions,
) {
  const { randomOf } = scene;
  glossImage(image, options.gloss, randomOf('gloss'));
  castShadows(image, scene.shadows);
  exposeImage(image, options, randomOf('noise'));
  dirtyImage(image, options, randomOf('dust'));
  if (options.bilevelThreshold !== null) thresholdImage(image, options.bilevelThreshold, options.bilevelAdaptation);
  if (options.jpegQuality !== null) compressImage(image, options.jpegQuality);
}
