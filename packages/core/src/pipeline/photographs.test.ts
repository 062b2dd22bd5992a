import { describe, expect, it } from 'vitest';
import { sourceAt } from '../image/source-at.ts';
import type { PaperMap } from '../model/paper-map.ts';
import { paperToSource } from '../render/paper-affine.ts';
import type { RenderTruth } from '../render/render-truth.ts';
import { millimetres } from '../units.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { type Photograph, type PhotographOptions, photograph } from './test-support/photograph.ts';
import { renderTemplate } from './test-support/render-template.ts';
import { signalToNoise } from './test-support/signal-to-noise.ts';

const size = { width: 1900, height: 1500, fill: 0.86 };
/** RMS distance of the map from the exact one, in pixels of the photograph. */
const tolerance = 0.1;

/** RMS distance over the rows of leads; the measured map may begin at any whole millimetre. */
function mapMiss(map: PaperMap, truth: RenderTruth, { toPhotograph }: Photograph): number {
  const exact = (x: number, y: number) => {
    const { column, row } = paperToSource(truth.paperToSource, { x: millimetres(x), y: millimetres(y) });
    return toPhotograph(column, row);
  };
  const point = new Float64Array(2);
  const miss = (x: number, y: number, shift: readonly [number, number]) => {
    sourceAt(map, x + shift[0], y + shift[1], point);
    const wanted = exact(x, y);
    return Math.hypot(point[0]! - wanted.column, point[1]! - wanted.row);
  };
  const edges = truth.regions;
  const [left, right] = [Math.min(...edges.map((e) => e.left)), Math.max(...edges.map((e) => e.right))];
  const [top, bottom] = [Math.min(...edges.map((e) => e.baseline)), Math.max(...edges.map((e) => e.baseline))];
  let shift: [number, number] = [0, 0];
  // Downhill on whole millimetres from where the middle of the map is taken for the middle of the leads.
  shift = [
    Math.round(map.originX + ((map.columns - 1) * map.pitch - left - right) / 2),
    Math.round(map.originY + ((map.rows - 1) * map.pitch - top - bottom) / 2),
  ];
  const middle = [(left + right) / 2, (top + bottom) / 2] as const;
  for (let better = true; better; ) {
    better = false;
    for (const [a, b] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const next: [number, number] = [shift[0] + a, shift[1] + b];
      if (miss(...middle, next) < miss(...middle, shift)) {
        shift = next;
        better = true;
      }
    }
  }
  let [sum, count] = [0, 0];
  for (let x = left; x <= right; x += 7.3) {
    for (let y = top; y <= bottom; y += 7.3) {
      sum += miss(x, y, shift) ** 2;
      count++;
    }
  }
  return Math.sqrt(sum / count);
}

describe('a photograph of a page', () => {
  const { image, truth } = renderTemplate('3x4+1', { dotsPerInch: 150 });

  it.each<Omit<PhotographOptions, keyof typeof size>>([
    { tilt: 12, direction: 90, turn: 0 },
    { tilt: 25, direction: -60, turn: 8 },
    { tilt: 40, direction: 110, turn: -5 },
  ])('has its exact map and its signals: %o', async (pose) => {
    const shot = photograph(image, { ...size, ...pose });
    const { page } = await digitizeRendering(shot.image);
    expect(mapMiss(page.grid.map, truth, shot)).toBeLessThan(tolerance);
    expect(page.grid.scaleConfidence).toBeGreaterThan(0.8);
    expect(page.layout.name).toBe('3x4+1');
    expect(signalToNoise(page.record, truth.record)).toBeGreaterThan(15);
  });
});
