import type { GridAxis } from '../../../model/paper-map.ts';

/** Both axes of a grid turned by `degrees`, with `frequency` lines a pixel. */
export function gridAxes(
  degrees: number,
  frequency: number,
  options: { readonly fivefold?: boolean } = {},
): readonly [GridAxis, GridAxis] {
  const axis = { frequency, strength: 10, fivefold: options.fivefold ?? false };
  const angle = (degrees * Math.PI) / 180;
  return [
    { ...axis, angle },
    { ...axis, angle: angle + Math.PI / 2 },
  ];
}
