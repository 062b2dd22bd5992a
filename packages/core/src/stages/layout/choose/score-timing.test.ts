import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import { shippedTemplates } from '../../../layouts/shipped-templates.ts';
import type { SampledRows } from './sample-rows.ts';
import { scoreTiming } from './score-timing.ts';

const step = 0.004;
const length = 2500;
/** Seconds of the beats of a heart whose beats come up to 40 ms early or late. */
const irregular = [0.4, 1.21, 2.05, 2.81, 3.66, 4.42, 5.27, 6.02, 6.86, 7.61, 8.47, 9.2];
const steady = Array.from({ length: 12 }, (_, index) => 0.4 + index * (2.5 / 3));

/** Every row shows the beats, each with another height; columns begin at 0 s or follow one another. */
function draw(name: string, beats: readonly number[], together: boolean): SampledRows {
  const template = findLayoutTemplate(name, shippedTemplates());
  const columns = template.rows[0]!.length;
  const short = template.rows.map((_, row) => {
    return Float32Array.from({ length }, (__, index) => {
      const column = Math.floor((index * columns) / length);
      const time = index * step - (together ? (10 * column) / columns : 0);
      return waveAt(beats, time) * (0.6 + 0.3 * ((row + column) % 3));
    });
  });
  const strips = template.rhythmStrips.map(() => Float32Array.from({ length }, (_, i) => waveAt(beats, i * step)));
  return { step, length, rows: [...short, ...strips], noise: 0.01 };
}

function waveAt(beats: readonly number[], time: number): number {
  return beats.reduce((sum, beat) => sum + Math.exp(-(((time - beat) / 0.012) ** 2) / 2), 0);
}

function score(name: string, beats: readonly number[], together: boolean): number {
  return scoreTiming(draw(name, beats, together), findLayoutTemplate(name, shippedTemplates()));
}

describe('scoreTiming', () => {
  it.each(['3x4', '6x2', '3x4+1', '6x2+1'])(
    'tells by the beats whether columns of %s show the same seconds',
    (name) => {
      expect(score(name, irregular, true)).toBeGreaterThan(1);
      expect(score(name, irregular, false)).toBeLessThan(-8);
    },
  );

  it('takes columns of a steady heart to follow one another', () => {
    expect(score('3x4', steady, true)).toBeLessThan(0);
    expect(score('3x4', steady, false)).toBeLessThan(0);
  });

  it('is surer where a rhythm strip shows all seconds', () => {
    expect(score('3x4+1', irregular, true)).toBeGreaterThan(score('3x4', irregular, true) + 5);
  });
});
