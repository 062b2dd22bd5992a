import { describe, expect, it } from 'vitest';
import { judgeSpeed } from './judge-speed.ts';
import { bothAt, noWitness } from './test-support/witnesses-of.ts';
import type { Witnesses } from './witnesses.ts';

/** Beats of a usual heart at a speed: 75 a minute, narrow complexes. */
const beatsAt = (paperSpeed: number) => ({
  interval: 0.8 * paperSpeed,
  complexWidth: 0.6 + 0.05 * paperSpeed,
  beats: 8,
});
const judge = (said: Partial<Witnesses>) => judgeSpeed({ ...noWitness, ...said });

describe('judgeSpeed', () => {
  it('assumes the commonest speed where nobody says anything', () => {
    expect(judge({})).toMatchObject({ value: 25, source: 'assumed', conflicts: [] });
  });

  it.each([12.5, 25, 50, 100])('believes a pulse that says %d mm/s, and more so with the print', (speed) => {
    const alone = judge({ pulse: bothAt(speed, 10).pulse });
    expect(alone).toMatchObject({ value: speed, source: 'calibration-pulse', conflicts: [] });
    const both = judge(bothAt(speed, 10));
    expect(both).toMatchObject({ value: speed, source: 'calibration-pulse', conflicts: [] });
    expect(both.confidence).toBeGreaterThan(alone.confidence);
  });

  it('does not take a pulse of no usual width for a speed, and says so', () => {
    const pulse = { ...bothAt(16, 10).pulse!, usualSpeed: false };
    const alone = judge({ pulse });
    expect(alone).toMatchObject({ value: 25, source: 'assumed' });
    expect(alone.conflicts.join()).toMatch(/16 mm\/s, which is no usual speed: 25 mm\/s is taken/);
    expect(judge({ pulse, print: bothAt(50, 10).print })).toMatchObject({ value: 50, source: 'printed-text' });
  });

  it('believes the print where there is no pulse', () => {
    expect(judge({ print: bothAt(50, 10).print })).toMatchObject({ value: 50, source: 'printed-text', conflicts: [] });
  });

  it.each([25, 50])('names pulse and print where they disagree, and lets the beats say who is right: %d', (right) => {
    for (const [pulse, print] of [
      [25, 50],
      [50, 25],
    ] as const) {
      const witnesses = { pulse: bothAt(pulse, 10).pulse, print: bothAt(print, 10).print, rhythm: beatsAt(right) };
      const judged = judge(witnesses);
      expect(judged.value).toBe(right);
      expect(judged.confidence).toBeLessThan(0.5);
      expect(judged.conflicts.join()).toMatch(/calibration pulse says.*print says/);
    }
  });

  it('lets the user win, and compares', () => {
    const judged = judge({ ...bothAt(25, 10), user: { paperSpeed: 50, limbGain: null, chestGain: null } });
    expect(judged).toMatchObject({ value: 50, source: 'user', confidence: 1 });
    expect(judged.conflicts).toHaveLength(2);
  });

  it('is contradicted by beats of another speed where it is only assumed', () => {
    const judged = judge({ rhythm: beatsAt(50) });
    expect(judged).toMatchObject({ value: 25, source: 'assumed', plausible: 50 });
    expect(judged.conflicts.join()).toMatch(/fit 50 mm\/s better than 25/);
    expect(judge({ rhythm: beatsAt(25) }).conflicts).toEqual([]);
  });

  it('takes a narrow pulse for one of a tenth of a second where the beats fit twice its speed better, and says so', () => {
    const pulse = bothAt(12.5, 10).pulse;
    expect(judge({ pulse, rhythm: beatsAt(12.5) }).conflicts).toEqual([]);
    // Flutter at 25 mm/s: 140 beats a minute.
    const flutter = { interval: 10.7, complexWidth: 1.85, beats: 14 };
    const short = judge({ pulse, rhythm: flutter });
    expect(short).toMatchObject({ value: 25, plausible: 25, source: 'calibration-pulse' });
    expect(short.confidence).toBeLessThan(0.5);
    expect(short.conflicts.join()).toMatch(/says 12.5 mm\/s; .* 25 mm\/s is taken/);
    expect(judge({ pulse, print: bothAt(12.5, 10).print, rhythm: flutter }).conflicts).toEqual([]);
  });

  it('is not contradicted by a slow heart where pulse and print agree, nor by a fast one', () => {
    for (const interval of [0.35, 1.6]) {
      const rhythm = { interval: interval * 25, complexWidth: 1.9, beats: 8 };
      expect(judge({ ...bothAt(25, 10), rhythm }).conflicts).toEqual([]);
    }
  });

  it('sees by the printed rate that the speed is another', () => {
    const print = { ...noPrint, heartRate: 75 };
    expect(judge({ print, rhythm: { interval: 40, complexWidth: 2.6, beats: 5 } }).conflicts.join()).toMatch(
      /50 mm\/s/,
    );
    const slow = { ...noPrint, heartRate: 38 };
    expect(judge({ print: slow, rhythm: { interval: 40, complexWidth: 2.6, beats: 5 } }).conflicts).toEqual([]);
  });

  it('suspects the grid where beats are several times too fast or too slow', () => {
    for (const factor of [5, 0.2]) {
      const rhythm = { interval: 0.8 * 25 * factor, complexWidth: 1.85 * factor, beats: 8 };
      expect(judge({ print: bothAt(25, 10).print, rhythm }).conflicts.join()).toMatch(
        /count of the grid lines is wrong/,
      );
    }
  });

  it('tells of a speed that no machine has', () => {
    const { pulse } = bothAt(31, 10);
    expect(judge({ pulse: { ...pulse, usualSpeed: false } }).conflicts.join()).toMatch(/31 mm\/s, which is no usual/);
  });
});

const noPrint = { paperSpeed: null, limbGain: null, chestGain: null, heartRate: null };
