import type { PaperGrid } from '../../model/paper-map.ts';

/** Who tells the scale of a page that shows no grid, in words; none where a grid or a person does. */
export function describeScaleSource({ scaleSource }: Pick<PaperGrid, 'scaleSource'>): string[] {
  switch (scaleSource) {
    case 'calibration-pulse':
      return ['No grid was found: the scale is that of the calibration pulse, taken as 1 mV and 0.2 s.'];
    case 'dots-per-inch':
      return ['No grid was found: the scale is that of the resolution which the file tells.'];
    case 'assumed':
      return ['No grid was found: the rows of the page are assumed to be 250 mm long, which is 10 s at 25 mm/s.'];
    default:
      return [];
  }
}
