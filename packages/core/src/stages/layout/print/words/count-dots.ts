import type { PaperPoint } from '../../../../units.ts';
import type { TextLine } from './text-line.ts';

/** Dots between the baseline and the top of the capitals of each line. */
export function countDots(lines: readonly TextLine[], dots: readonly PaperPoint[]): readonly number[] {
  const bands = new Map<number, PaperPoint[]>();
  for (const dot of dots) {
    const band = Math.floor(dot.y);
    const own = bands.get(band);
    if (own) own.push(dot);
    else bands.set(band, [dot]);
  }
  return lines.map(({ left, right, baseline, slope, height }) => {
    const end = baseline + slope * (right - left);
    const [top, bottom] = [Math.min(baseline, end) - height, Math.max(baseline, end)];
    let count = 0;
    for (let band = Math.floor(top); band <= Math.floor(bottom); band++) {
      for (const { x, y } of bands.get(band) ?? []) {
        const foot = baseline + slope * (x - left);
        if (x >= left && x <= right && y <= foot && y >= foot - height) count++;
      }
    }
    return count;
  });
}
