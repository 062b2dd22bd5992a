import { expect, it } from 'vitest';
import type { CalibrationPulse, RowSketch } from '../../../model/page-layout.ts';
import type { PrintedFields } from '../../../model/printed-fields.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import type { LayoutEvidence } from '../choose/layout-evidence.ts';
import { hearWitnesses } from './hear-witnesses.ts';

const nothing = { paperSpeed: null, gain: null, chestGain: null };
const step = 0.1;

/** Six rows of a heart at 25 mm/s, and rectangles of this size beside so many of them. */
function page(width: number, height: number, count: number): LayoutEvidence {
  const { leads, samplingFrequency } = synthesizeEcg({ seed: 3, heartRate: 90 });
  const rows = leads.slice(0, 6).map(({ samples }) => {
    const y = Float32Array.from(
      { length: 2500 },
      (_, k) => -10 * samples[Math.floor((k * step * samplingFrequency) / 25)]!,
    );
    return { start: 0, step, y, baseline: 0, traceStart: 0, traceEnd: 250, pulseSide: 'left' } as unknown as RowSketch;
  });
  const pulses = Array.from({ length: count }, (_, row) => {
    return { row, left: -width, right: 0, foot: 0, top: -height, side: 'left' } as unknown as CalibrationPulse;
  });
  return { rows, separators: [], pulses };
}

it('does not listen to a lone rectangle whose height and speed nothing else has', () => {
  expect(hearWitnesses(page(2.5, 5.5, 1), null, nothing).pulse).toBeNull();
});

it('listens to it where its height, the beats or other rows agree', () => {
  expect(hearWitnesses(page(2.5, 10, 1), null, nothing).pulse).toMatchObject({ paperSpeed: 12.5 });
  expect(hearWitnesses(page(5, 8, 1), null, nothing).pulse).toMatchObject({ paperSpeed: 25 });
  expect(hearWitnesses(page(2.5, 5.5, 2), null, nothing).pulse).toMatchObject({ paperSpeed: 12.5 });
});

it('listens to no rectangles of a width that no speed makes where the print names another speed and gain', () => {
  const of = (value: number) => ({ value, confidence: 0.9 });
  const print = (gain: number) =>
    ({
      paperSpeed: of(25),
      gains: [of(gain)].map((one) => ({ ...one, value: { leads: 'all', gain } })),
      heartRate: null,
    }) as unknown as PrintedFields;
  expect(hearWitnesses(page(2.8, 10, 2), print(20), nothing).pulse).toBeNull();
  expect(hearWitnesses(page(2.8, 10, 2), print(10), nothing).pulse).not.toBeNull();
  expect(hearWitnesses(page(5, 10, 2), print(20), nothing).pulse).not.toBeNull();
});
