import { expect, it } from 'vitest';
import type { RowSketch } from '../../../model/page-layout.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import { measureRhythm } from './measure-rhythm.ts';
import { weighSpeed } from './weigh-speed.ts';

const step = 0.1;

/** The limb leads of a heart as rows of 250 mm (10 s at most). */
function rowsAt(paperSpeed: number, heartRate: number): RowSketch[] {
  const { leads, samplingFrequency } = synthesizeEcg({ seed: 3, heartRate });
  const length = Math.min(10 * paperSpeed, 250);
  return leads.slice(0, 6).map(({ samples }) => {
    const y = Float32Array.from({ length: Math.floor(length / step) }, (_, k) => {
      return -10 * samples[Math.floor(((k * step) / paperSpeed) * samplingFrequency)]!;
    });
    return { start: 0, step, y, baseline: 0, traceStart: 0, traceEnd: length, pulseSide: null } as unknown as RowSketch;
  });
}

it.each([
  [25, 60],
  [25, 100],
  [50, 75],
])('measures beats at %d mm/s and %d a minute, and they fit that speed best', (paperSpeed, heartRate) => {
  const rhythm = measureRhythm(rowsAt(paperSpeed, heartRate))!;
  expect(rhythm.interval / ((60 / heartRate) * paperSpeed)).toBeCloseTo(1, 1);
  const nats = (speed: number) => weighSpeed(speed, rhythm, null);
  for (const other of [12.5, 25, 50, 100]) {
    if (other !== paperSpeed) expect(nats(other)).toBeLessThan(nats(paperSpeed));
  }
});

it('says nothing of flat rows, of noise and of too few beats', () => {
  const rows = rowsAt(25, 60);
  const flat = rows.map((row) => ({ ...row, y: row.y.map(() => 0) }));
  expect(measureRhythm(flat)).toBeNull();
  expect(measureRhythm([])).toBeNull();
  expect(measureRhythm(rows.map((row) => ({ ...row, traceEnd: 40 }) as RowSketch))).toBeNull();
  const noise = rows.map((row) => ({ ...row, y: row.y.map((_, k) => ((k * 7919) % 13) / 3) }));
  expect(measureRhythm(noise)).toBeNull();
});
