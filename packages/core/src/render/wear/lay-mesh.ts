import type { SeededRandom } from '../create-seeded-random.ts';
import { createCamera } from './create-camera.ts';
import { type MapMesh, meshBorder, meshNodes, meshPitch } from './map-mesh.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** A mesh with the brightness of the page and of the light alone at each node. */
export type ShadedMesh = MapMesh & { readonly shade: Float64Array; readonly light: Float64Array };

/** Waves of the speed of a scanner over the height of a page. */
const wobbleWaves = 4;

/** The mesh of the capture alone, as if the page were flat: camera or scanner, rotation, stretch, wobble of rows. */
export function layMesh(
  clean: { readonly width: number; readonly height: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): ShadedMesh {
  const width = options.width ?? clean.width;
  const height = options.height ?? clean.height;
  const columns = meshNodes(width);
  const rows = meshNodes(height);
  const count = columns * rows;
  const cleanColumn = new Float64Array(count);
  const cleanRow = new Float64Array(count);
  const camera = createCamera({ width, height }, clean, options);
  const wobble = planWobble(height, options.rowSpeedWobble, random);
  const point = new Float64Array(2);
  for (let index = 0; index < count; index++) {
    const wornColumn = ((index % columns) - meshBorder) * meshPitch;
    const wornRow = (Math.floor(index / columns) - meshBorder) * meshPitch;
    camera(wornColumn, wornRow + wobble(wornRow), point);
    cleanColumn[index] = point[0]!;
    cleanRow[index] = point[1]!;
  }
  return {
    width,
    height,
    cleanWidth: clean.width,
    cleanHeight: clean.height,
    columns,
    rows,
    cleanColumn,
    cleanRow,
    shade: new Float64Array(count).fill(1),
    light: new Float64Array(count).fill(1),
  };
}

function planWobble(height: number, amplitude: number, random: SeededRandom): (row: number) => number {
  const waves = Array.from({ length: wobbleWaves }, (_, index) => ({
    frequency: (2 * Math.PI * (index + 0.5 + random.uniform())) / height,
    phase: 2 * Math.PI * random.uniform(),
  }));
  if (amplitude === 0) return () => 0;
  return (row) =>
    waves.reduce((sum, { frequency, phase }) => sum + (amplitude / wobbleWaves) * Math.sin(frequency * row + phase), 0);
}
