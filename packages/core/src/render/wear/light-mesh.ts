import type { SeededRandom } from '../create-seeded-random.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Shadows with a narrower edge than this many pixels are drawn pixel by pixel, not on the mesh. */
export const meshEdge = 24;

/** A straight or round edge of a shadow in the worn picture; distances in pixels. */
export interface Shadow {
  readonly column: number;
  readonly row: number;
  readonly normalColumn: number;
  readonly normalRow: number;
  /** Radius of a round shadow that bulges along the normal; infinite for a straight edge. */
  readonly radius: number;
  readonly softness: number;
  readonly darkness: number;
}

/** Uneven light over the worn picture, multiplied into `shade`; what falls as a sharp shadow comes back. */
export function lightMesh(
  mesh: Pick<MapMesh, 'width' | 'height' | 'columns' | 'rows'> & { readonly shade: Float64Array },
  options: ResolvedWearOptions,
  random: SeededRandom,
): Shadow[] {
  const { width, height, columns, shade } = mesh;
  const angle = 2 * Math.PI * random.uniform();
  const bend = 0.5 * random.uniform();
  const shadows = planShadows(mesh, options, random);
  const soft = shadows.filter(({ softness }) => softness >= meshEdge);
  const size = Math.hypot(width, height) / 2;
  for (let index = 0; index < shade.length; index++) {
    const column = ((index % columns) - meshBorder) * meshPitch;
    const row = (Math.floor(index / columns) - meshBorder) * meshPitch;
    let light = 1;
    if (options.lightFalloff > 0) {
      const along = ((column - width / 2) * Math.cos(angle) + (row - height / 2) * Math.sin(angle)) / size;
      const part = Math.max(0, Math.min(1, 0.5 + 0.5 * along));
      light -= options.lightFalloff * (part + bend * (part * part - part));
    }
    for (const shadow of soft) light *= 1 - shadow.darkness * shadowAt(shadow, column, row);
    shade[index] = shade[index]! * light;
  }
  return shadows.filter(({ softness }) => softness < meshEdge);
}

/** How much of a shadow falls on a point, 0 to 1. */
export function shadowAt(shadow: Shadow, column: number, row: number): number {
  const { normalColumn, normalRow, radius, softness } = shadow;
  const awayColumn = column - shadow.column;
  const awayRow = row - shadow.row;
  const depth = Number.isFinite(radius)
    ? radius - Math.hypot(awayColumn + radius * normalColumn, awayRow + radius * normalRow)
    : -(awayColumn * normalColumn + awayRow * normalRow);
  return 1 / (1 + Math.exp((-4 * depth) / softness));
}

function planShadows(
  { width, height }: { readonly width: number; readonly height: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): Shadow[] {
  const scale = options.dotsPerInch / 25.4;
  return Array.from({ length: options.shadows }, () => {
    const angle = 2 * Math.PI * random.uniform();
    const turned = angle + 0.3 * random.normal();
    const isRound = random.uniform() < 0.5;
    // From the middle half to beyond the edge, so that a shadow seldom swallows the page.
    const away = (0.1 + 0.35 * random.uniform()) * Math.hypot(width, height);
    return {
      column: width / 2 - away * Math.cos(angle) * 0.9,
      row: height / 2 - away * Math.sin(angle) * 0.9,
      normalColumn: Math.cos(turned),
      normalRow: Math.sin(turned),
      radius: isRound ? (0.15 + 0.5 * random.uniform()) * width : Number.POSITIVE_INFINITY,
      softness: Math.max(1.5, options.shadowSoftness * scale * (0.6 + 0.8 * random.uniform())),
      darkness: options.shadowDarkness * (0.5 + 0.5 * random.uniform()),
    };
  });
}
