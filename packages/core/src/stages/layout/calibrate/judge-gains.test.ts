import { describe, expect, it } from 'vitest';
import type { LeadPlace, RowSketch } from '../../../model/page-layout.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import { judgeGains } from './judge-gains.ts';
import { measureHeights } from './measure-heights.ts';
import { bothAt, noWitness } from './test-support/witnesses-of.ts';

const step = 0.1;
const { leads, samplingFrequency } = synthesizeEcg({ seed: 3, heartRate: 70 });

/** Twelve rows of 100 mm at 25 mm/s, one lead each; the gain in mm/mV. */
function drawLeads(gainOf: (lead: string) => number) {
  const rows = leads.map(({ lead, samples }) => {
    const at = (k: number) => samples[Math.floor(((k * step) / 25) * samplingFrequency)]!;
    const y = Float32Array.from({ length: 1000 }, (_, k) => -gainOf(lead) * at(k));
    return { start: 0, step, y } as unknown as RowSketch;
  });
  const places = leads.map(({ lead }, row) => ({ lead, row, left: 0, right: 100 }) as LeadPlace);
  return { places, heights: measureHeights(places, rows) };
}

describe('judgeGains by the height of the beats', () => {
  it('finds beats of a usual height at the gain of the page plausible, also where chest leads have their own', () => {
    for (const chest of [10, 5]) {
      const { places, heights } = drawLeads((lead) => (lead.startsWith('V') ? chest : 10));
      const witnesses = { ...noWitness, ...bothAt(25, 10) };
      expect(judgeGains(places, witnesses, heights)).toMatchObject({ plausible: { limb: 10 }, conflicts: [] });
    }
  });

  it('doubts an assumed gain at which beats would be far too high or too low, but keeps it', () => {
    for (const gain of [40, 2]) {
      const { places, heights } = drawLeads(() => gain);
      const { gains, conflicts } = judgeGains(places, noWitness, heights);
      expect(gains.every(({ value, source }) => value === 10 && source === 'assumed')).toBe(true);
      expect(gains[0]!.confidence).toBeLessThan(0.2);
      expect(conflicts.join()).toMatch(
        /At 10 mm\/mV the beats of the limb leads would be \d\.\d mV high(: 5|, which is rare)/,
      );
    }
  });

  it('lets the heights decide between pulse and print where they are clear', () => {
    const { places, heights } = drawLeads(() => 2);
    const print = { ...bothAt(25, 2.5).print!, limbGain: { value: 2.5, confidence: 0.6 } };
    const { gains } = judgeGains(places, { ...noWitness, pulse: bothAt(25, 10).pulse, print }, heights);
    expect(gains[0]).toMatchObject({ value: 2.5, source: 'printed-text' });
  });

  it('doubts sooner what a pulse beside limb leads says of chest leads', () => {
    const { pulse } = bothAt(25, 10);
    const conflictsAt = (chest: number) => {
      const { places, heights } = drawLeads((lead) => (lead.startsWith('V') ? chest : 10));
      return judgeGains(places, { ...noWitness, pulse }, heights).conflicts.join();
    };
    expect(conflictsAt(10)).toBe('');
    expect(conflictsAt(4)).toMatch(/the beats of the chest leads would be .* 5 mm\/mV fits them better/);
  });

  it('says nothing of pieces too short for a beat, of too few leads and of holes', () => {
    const { places } = drawLeads(() => 10);
    const rows = places.map(
      () => ({ start: 0, step, y: new Float32Array(1000).fill(Number.NaN) }) as unknown as RowSketch,
    );
    expect(measureHeights(places, rows)).toEqual({ limb: null, chest: null });
    const flat = rows.map((row) => ({ ...row, y: row.y.map(() => 0) }));
    expect(measureHeights(places.slice(0, 2), flat)).toEqual({ limb: null, chest: null });
    expect(
      measureHeights(
        places.map((place) => ({ ...place, right: 20 }) as LeadPlace),
        flat,
      ).limb,
    ).toBeNull();
  });
});
