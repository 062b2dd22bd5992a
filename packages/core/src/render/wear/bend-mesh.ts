import type { Crease } from './plan-creases.ts';
import type { CurlWave } from './plan-curl.ts';
import { quickSine } from './quick-sine.ts';

/** Shape of a crease whose largest value, at distance 1, is 1. */
const crest = (distance: number) => distance * Math.exp(0.5 - 0.5 * distance * distance);
/** Beyond this many times its reach a crease does nothing that an 8-bit level could show. */
const farthest = 4.5;
/** The faces on both sides of a crease differ in brightness by this part of the crest. */
const faceShading = 0.5;

/**
 * How bent paper moves and shades: for each node of a mesh, given as points of the flat page, adds the movement to the
 * points and multiplies `shade` by the brightness.
 */
export function bendMesh(
  nodes: { readonly cleanColumn: Float64Array; readonly cleanRow: Float64Array; readonly shade: Float64Array },
  creases: readonly Crease[],
  waves: readonly CurlWave[],
): void {
  const { cleanColumn, cleanRow, shade } = nodes;
  for (let index = 0; index < shade.length; index++) {
    const column = cleanColumn[index]!;
    const row = cleanRow[index]!;
    let moveColumn = 0;
    let moveRow = 0;
    let light = 1;
    for (const crease of creases) {
      const across = (column - crease.column) * crease.acrossColumn + (row - crease.row) * crease.acrossRow;
      const distance = across / crease.reach;
      if (Math.abs(distance) > farthest) continue;
      const along =
        ((column - crease.column) * crease.acrossRow - (row - crease.row) * crease.acrossColumn) / crease.halfLength;
      if (Math.abs(along) > 2) continue;
      const strength = Math.exp(-(along ** 4));
      const move = strength * crease.displacement * crest(distance);
      moveColumn += move * crease.acrossColumn;
      moveRow += move * crease.acrossRow;
      const side = across / crease.softness;
      const face = faceShading * Math.tanh(side) * Math.exp(-Math.abs(distance));
      light += strength * crease.shading * (crest(side) + face);
    }
    for (const wave of waves) {
      const angle = wave.phase + wave.frequency * (column * wave.directionColumn + row * wave.directionRow);
      const move = wave.displacement * quickSine(angle);
      moveColumn += move * wave.directionColumn;
      moveRow += move * wave.directionRow;
      light += wave.shading * quickSine(angle + Math.PI / 2);
    }
    cleanColumn[index] = column + moveColumn;
    cleanRow[index] = row + moveRow;
    shade[index] = shade[index]! * Math.max(0.1, light);
  }
}
