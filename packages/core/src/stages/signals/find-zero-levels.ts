import type { TracedPage } from '../../model/page.ts';

/** A pulse foot further (mm) than this from the isoelectric level of its row is not believed. */
const farthestFoot = 3;
/** Width (mm) of the steps in which heights are counted, and of the smoothing: about a pen width each. */
const step = 0.1;
const smoothing = 3;

/**
 * Paper y (mm) of 0 mV for each row. The rule: the foot of the row's calibration pulse where one was found, for machines
 * draw it at 0 mV; otherwise the isoelectric level of the row, which is the height at which its traces stay longest.
 */
export function findZeroLevels(page: TracedPage): number[] {
  const { layout } = page;
  return layout.rows.map((row, index) => {
    const traces = page.traces.filter((trace) => layout.regions[trace.region]!.row === index);
    const level =
      traces.length === 0
        ? row.baseline
        : commonestHeight(
            traces.map((trace) => trace.y),
            row.baseline,
          );
    const feet = layout.pulses.filter((pulse) => pulse.row === index && Math.abs(pulse.foot - level) <= farthestFoot);
    return feet.length === 0 ? level : feet.reduce((sum, pulse) => sum + pulse.foot, 0) / feet.length;
  });
}

function commonestHeight(curves: readonly Float32Array[], fallback: number): number {
  const counts = new Map<number, number>();
  for (const curve of curves) {
    for (const y of curve) {
      if (Number.isNaN(y)) continue;
      const bin = Math.round(y / step);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
  }
  let best = { bin: Number.NaN, weight: 0 };
  for (const bin of counts.keys()) {
    let weight = 0;
    for (let d = -smoothing; d <= smoothing; d++) weight += (counts.get(bin + d) ?? 0) * (smoothing + 1 - Math.abs(d));
    if (weight > best.weight) best = { bin, weight };
  }
  return best.weight === 0 ? fallback : best.bin * step;
}
