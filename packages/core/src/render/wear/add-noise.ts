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
const tileMask = tileSide * tileSide - 1;

/** Noise of a sensor, in place: the same in all channels for brightness, apart for colour. */
export function addNoise({ width, height, data }: RgbImage, levels: NoiseLevels, random: SeededRandom): void {
  const { luminanceNoise, chromaNoise, noiseGrain } = levels;
  if (luminanceNoise === 0 && chromaNoise === 0) return;
  const tile = createTile(noiseGrain, random);
  const places = new Int32Array(4);
  const clumped = noiseGrain > 0;
  for (let row = 0; row < height; row++) {
    // Clumps must go on from row to row, so that only lone pixels may begin anywhere.
    for (let plane = 0; plane < 4; plane++) {
      if (!clumped || row % tileSide === 0) places[plane] = Math.floor(random.uniform() * (tileMask + 1));
      else places[plane] = places[plane]! + tileSide;
    }
    for (let column = 0; column < width; column++) {
      const at = 3 * (row * width + column);
      const along = clumped ? column + Math.floor(column / tileSide) * 7919 : column;
      const bright = luminanceNoise * tile[(places[0]! + along) & tileMask]!;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at + channel]! + bright + chromaNoise * tile[(places[channel + 1]! + along) & tileMask]!;
        data[at + channel] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
      }
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
