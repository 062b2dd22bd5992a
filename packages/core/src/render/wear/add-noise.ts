import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';

export interface NoiseLevels {
  /** Standard deviations in 8-bit levels. */
  readonly luminanceNoise: number;
  readonly chromaNoise: number;
  /** Size of clumps in pixels. */
  readonly noiseGrain: number;
}

/** Random numbers are drawn once into a square of this side; every row of the picture begins elsewhere in it. */
const tileSide = 512;
const tileShift = 9;
const tileMask = tileSide * tileSide - 1;

/** Noise is counted in this part of a level: 60 levels six times over are a 16-bit number. */
const fineShift = 6;
const fine = 1 << fineShift;
const half = fine / 2;

/** Noise of a sensor, in place: the same in all channels for brightness, apart for colour. */
export function addNoise({ width, height, data }: RgbImage, levels: NoiseLevels, random: SeededRandom): void {
  const { luminanceNoise, chromaNoise, noiseGrain } = levels;
  if (luminanceNoise === 0 && chromaNoise === 0) return;
  const tile = createTile(noiseGrain, random);
  const brights = Int16Array.from(tile, (value) => fine * luminanceNoise * value);
  const colors = Int16Array.from(tile, (value) => fine * chromaNoise * value);
  const bytes = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const places = new Int32Array(4);
  const clumped = noiseGrain > 0;
  for (let row = 0; row < height; row++) {
    // Clumps must go on from row to row, so that only lone pixels may begin anywhere.
    for (let plane = 0; plane < 4; plane++) {
      if (!clumped || row % tileSide === 0) places[plane] = Math.floor(random.uniform() * (tileMask + 1));
      else places[plane] = places[plane]! + tileSide;
    }
    const [bright, red, green, blue] = places as unknown as readonly [number, number, number, number];
    for (let column = 0, at = 3 * row * width; column < width; column++, at += 3) {
      const along = clumped ? column + (column >> tileShift) * 7919 : column;
      const noise = brights[(bright + along) & tileMask]! + half;
      bytes[at] = (bytes[at]! * fine + noise + colors[(red + along) & tileMask]!) >> fineShift;
      bytes[at + 1] = (bytes[at + 1]! * fine + noise + colors[(green + along) & tileMask]!) >> fineShift;
      bytes[at + 2] = (bytes[at + 2]! * fine + noise + colors[(blue + along) & tileMask]!) >> fineShift;
    }
  }
}

/** Normal random numbers, smoothed to clumps on a torus and brought back to standard deviation 1. */
function createTile(grain: number, random: SeededRandom): Float32Array {
  let tile = Float32Array.from({ length: tileSide * tileSide }, random.normal);
  const reach = Math.round(grain / 2);
  if (reach === 0) return tile;
  for (const step of [1, tileSide]) {
    const smooth = new Float32Array(tile.length);
    for (let index = 0; index < tile.length; index++) {
      let sum = 0;
      for (let k = -reach; k <= reach; k++) sum += (reach + 1 - Math.abs(k)) * tile[(index + k * step) & tileMask]!;
      smooth[index] = sum;
    }
    tile = smooth;
  }
  let power = 0;
  for (const value of tile) power += value * value;
  const scale = 1 / Math.sqrt(power / tile.length);
  return tile.map((value) => value * scale);
}
