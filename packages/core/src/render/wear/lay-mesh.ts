import type { SeededRandom } from '../create-seeded-random.ts';
import { type MapMesh, meshBorder, meshNodes, meshPitch } from './map-mesh.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

export type ShadedMesh = MapMesh & { readonly shade: Float64Array };

/** Waves of the speed of a scanner over the height of a page. */
const wobbleWaves = 4;

/** The mesh of the capture alone, as if the page were flat: rotation, stretch and wobble of rows about the middle. */
export function layMesh(
  clean: { readonly width: number; readonly height: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): ShadedMesh {
  const { width, height } = clean;
  const columns = meshNodes(width);
  const rows = meshNodes(height);
  const count = columns * rows;
  const mesh = { width, height, cleanWidth: width, cleanHeight: height, columns, rows };
  const planes = { cleanColumn: new Float64Array(count), cleanRow: new Float64Array(count) };
  const angle = (options.rotation * Math.PI) / 180;
  const wobble = planWobble(height, options.rowSpeedWobble, random);
  for (let index = 0; index < count; index++) {
    const wornColumn = ((index % columns) - meshBorder) * meshPitch;
    const wornRow = (Math.floor(index / columns) - meshBorder) * meshPitch;
    const column = (wornColumn - (width - 1) / 2) / (1 + options.stretchX);
    const row = (wornRow + wobble(wornRow) - (height - 1) / 2) / (1 + options.stretchY);
    planes.cleanColumn[index] = (width - 1) / 2 + Math.cos(angle) * column - Math.sin(angle) * row;
    planes.cleanRow[index] = (height - 1) / 2 + Math.sin(angle) * column + Math.cos(angle) * row;
  }
  return { ...mesh, ...planes, shade: new Float64Array(count).fill(1) };
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
