import { createSeededRandom, type SeededRandom } from '../create-seeded-random.ts';
import { gainUnit, levelUnit } from '../simd/kernels/tone-line.ts';
import type { Scratch } from '../simd/open-scratch.ts';
import type { PackedImage } from './packed-image.ts';

export interface Exposure {
  /** Factors of red, green and blue. */
  readonly colorCast: readonly [number, number, number];
  /** Factor of the distance from middle grey. */
  readonly contrast: number;
  /** Standard deviations in 8-bit levels. */
  readonly luminanceNoise: number;
  readonly chromaNoise: number;
  /** Size of clumps in pixels. */
  readonly noiseGrain: number;
}

/** Middle grey: contrast turns about it. */
const middleGrey = 128;

/** Random numbers are drawn once into a square of this side; every row of the picture begins elsewhere in it. */
const tileSide = 512;
const tileShift = 9;
const tileCount = tileSide * tileSide;
const tileMask = tileCount - 1;
/** Clumps do not go on from one square to the next, whose part of the tile begins by so many numbers later. */
const squareStep = 7919;
/** Bytes of the noise of a pixel: a number of 16 bits for each channel and the cover. */
const noiseBytes = 8;
/** Half of the largest number of 16 bits: two such noises add up to one. */
const largest = 16_383;

/** Colour cast and contrast of a camera, then the noise of its sensor: the same in all channels for brightness, apart for colour; in place. */
export function exposeImage(image: PackedImage, exposure: Exposure, random: SeededRandom): void {
  const { colorCast, contrast, luminanceNoise, chromaNoise } = exposure;
  const isToned = contrast !== 1 || colorCast.some((factor) => factor !== 1);
  const isNoisy = luminanceNoise > 0 || chromaNoise > 0;
  if (!isToned && !isNoisy) return;
  const { scratch } = image;
  scratch.borrow(() => {
    const settings = writeTones(scratch, exposure);
    const noiseAt = isNoisy ? createNoise(scratch, exposure, random) : createSilence(scratch);
    toneSquares(image, settings, noiseAt);
  });
}

/** The address of the noise of a row from a column on, up to the end of its square. */
type NoiseReader = (row: number, column: number) => number;

function toneSquares({ width, height, address, scratch }: PackedImage, settings: number, noiseAt: NoiseReader) {
  const { bytes, kernels } = scratch;
  const line = scratch.take(4 * width);
  for (let row = 0; row < height; row++) {
    const start = address + 4 * row * width;
    for (let column = 0; column < width; column += tileSide) {
      const length = 4 * Math.min(tileSide, width - column);
      kernels.toneLine(line + 4 * column, length, start + 4 * column, noiseAt(row, column), settings);
    }
    bytes.copyWithin(start, line, line + 4 * width);
  }
}

/** Factors and levels of the four channels, twice. */
function writeTones(scratch: Scratch, { colorCast, contrast }: Exposure): number {
  const address = scratch.take(32);
  const words = new Int16Array(scratch.bytes.buffer, address, 16);
  for (let lane = 0; lane < 8; lane++) {
    const factor = colorCast[lane & 3] ?? null;
    words[lane] = Math.round(gainUnit * (factor === null ? 1 : contrast * factor));
    words[lane + 8] = Math.round(levelUnit * (factor === null ? 0 : middleGrey * (1 - contrast)));
  }
  return address;
}

function createSilence(scratch: Scratch): NoiseReader {
  const address = scratch.take(noiseBytes * tileSide);
  scratch.bytes.fill(0, address, address + noiseBytes * tileSide);
  return () => address;
}

function createNoise(scratch: Scratch, exposure: Exposure, random: SeededRandom): NoiseReader {
  const address = scratch.take(noiseBytes * (tileCount + tileSide));
  const { luminanceNoise, chromaNoise, noiseGrain } = exposure;
  const tile = createTile(noiseGrain);
  const brights = scaleTile(tile, levelUnit * luminanceNoise);
  const colors = scaleTile(tile, levelUnit * chromaNoise);
  const words = new Int16Array(scratch.bytes.buffer, address, 4 * (tileCount + tileSide));
  // The three channels take their colour noise from elsewhere in the tile.
  const places = [0, 1, 2].map(() => Math.floor(random.uniform() * tileCount)) as [number, number, number];
  for (let first = 0; first < tileCount + tileSide; first += tileSide)
    mixNoise(words, first, { brights, colors, places });
  const isClumped = noiseGrain > 0;
  let start = 0;
  let startRow = -1;
  return (row, column) => {
    if (row !== startRow) {
      // Clumps must go on from row to row, so that only lone pixels may begin anywhere.
      if (!isClumped || row % tileSide === 0) start = Math.floor(random.uniform() * tileCount);
      else start += tileSide;
      startRow = row;
    }
    return (
      address +
      noiseBytes * ((start + (isClumped ? (column >> tileShift) * (squareStep + tileSide) : column)) & tileMask)
    );
  };
}

interface NoiseSource {
  readonly brights: Int16Array;
  readonly colors: Int16Array;
  /** Where red, green and blue begin in the colours. */
  readonly places: readonly [number, number, number];
}

/** The noise of so many pixels as a tile is wide: what is called often is compiled once, not anew for each picture. */
function mixNoise(words: Int16Array, first: number, { brights, colors, places }: NoiseSource) {
  const [red, green, blue] = places;
  for (let index = first, at = 4 * first; index < first + tileSide; index++, at += 4) {
    const bright = brights[index & tileMask]!;
    words[at] = bright + colors[(red + index) & tileMask]!;
    words[at + 1] = bright + colors[(green + index) & tileMask]!;
    words[at + 2] = bright + colors[(blue + index) & tileMask]!;
    words[at + 3] = 0;
  }
}

function scaleTile(tile: Float32Array, factor: number): Int16Array {
  const scaled = new Int16Array(tile.length);
  for (let first = 0; first < tile.length; first += tileSide) scaleRow(tile, scaled, { first, factor });
  return scaled;
}

function scaleRow(
  tile: Float32Array,
  into: Int16Array,
  { first, factor }: { readonly first: number; readonly factor: number },
) {
  for (let index = first; index < first + tileSide; index++) {
    into[index] = Math.max(-largest, Math.min(largest, factor * tile[index]!));
  }
}

let lonePixels: Float32Array | null = null;

/**
 * Normal random numbers, the same for all pictures: each begins elsewhere in them, and to draw them takes as long as
 * much else of a picture.
 */
function drawLonePixels(): Float32Array {
  const random = createSeededRandom(tileSide);
  const tile = new Float32Array(tileCount);
  for (let index = 0; index < tileCount; index++) tile[index] = random.normal();
  return tile;
}

/** Random numbers smoothed to clumps on a torus and brought back to standard deviation 1. */
function createTile(grain: number): Float32Array {
  lonePixels ??= drawLonePixels();
  const reach = Math.round(grain / 2);
  if (reach === 0) return lonePixels;
  const across = smoothTile(lonePixels, reach, 1);
  const tile = smoothTile(across, reach, tileSide);
  let power = 0;
  for (let index = 0; index < tileCount; index++) power += tile[index]! * tile[index]!;
  const scale = 1 / Math.sqrt(power / tileCount);
  for (let index = 0; index < tileCount; index++) tile[index] = tile[index]! * scale;
  return tile;
}

/** Weighs each number with its neighbours, which are `step` apart, the farther the less. */
function smoothTile(tile: Float32Array, reach: number, step: number): Float32Array {
  const smooth = new Float32Array(tileCount);
  for (let index = 0; index < tileCount; index++) {
    let sum = 0;
    for (let k = -reach; k <= reach; k++) sum += (reach + 1 - Math.abs(k)) * tile[(index + k * step) & tileMask]!;
    smooth[index] = sum;
  }
  return smooth;
}
