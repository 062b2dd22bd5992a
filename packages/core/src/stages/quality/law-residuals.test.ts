import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawResiduals } from './law-residuals.ts';
import { pageOfSignals } from './test-support/page-of-signals.ts';

const { NaN: hole } = Number;
const wave = (value: (time: number) => number, count = 200) => Array.from({ length: count }, (_, n) => value(n / 100));
const first = wave((t) => Math.sin(7 * t));
const third = wave((t) => 0.5 * Math.cos(11 * t));
const sum = (a: readonly number[], b: readonly number[]) => a.map((value, n) => value + b[n]!);

describe('lawResiduals', () => {
  it('agree with numpy', () => {
    const second = sum(
      sum(first, third),
      wave((t) => 0.1 * Math.sin(29 * t)),
    );
    // t = np.arange(200) / 100; I = np.sin(7 * t); III = 0.5 * np.cos(11 * t); II = I + III + 0.1 * np.sin(29 * t)
    // c = [x - x.mean() for x in (I, III, II)]
    // np.sqrt(((c[0] + c[1] - c[2]) ** 2).mean() / np.mean([(x ** 2).mean() for x in c]))
    const reference = 0.11227814202350417;
    expect(lawResiduals(pageOfSignals({ I: first, II: second, III: third })).einthoven).toBeCloseTo(reference, 6);
  });

  it('are zero where the laws hold, whatever the offset of each lead', () => {
    const offset = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, c) => {
        const second = sum(first, third);
        const moved = (samples: readonly number[], by: number) => samples.map((value) => value + by);
        const page = pageOfSignals({
          I: moved(first, a),
          II: moved(second, b),
          III: moved(third, c),
          aVR: second.map((value, n) => -(value + first[n]!) / 2 + a),
          aVL: first.map((value, n) => (value - third[n]!) / 2 + b),
          aVF: third.map((value, n) => (value + second[n]!) / 2 + c),
        });
        expect(lawResiduals(page).einthoven).toBeLessThan(1e-6);
        expect(lawResiduals(page).goldberger).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('are large where a lead is turned over', () => {
    const upsideDown = sum(first, third).map((value) => -value);
    expect(lawResiduals(pageOfSignals({ I: first, II: upsideDown, III: third })).einthoven).toBeGreaterThan(1);
  });

  it('look only at what the leads have in common', () => {
    const second = sum(first, third).map((value, n) => (n < 100 ? hole : value));
    const broken = first.map((value, n) => (n < 100 ? 5 : value));
    expect(lawResiduals(pageOfSignals({ I: broken, II: second, III: third })).einthoven).toBeLessThan(1e-6);
  });

  it('say nothing of leads that are missing, printed one after another, together for less than half a second, or flat', () => {
    const einthoven = (samples: Parameters<typeof pageOfSignals>[0]) => lawResiduals(pageOfSignals(samples)).einthoven;
    expect(einthoven({ I: first, II: first })).toBeNull();
    const [early, late] = [first.map((v, n) => (n < 100 ? v : hole)), first.map((v, n) => (n < 100 ? hole : v))];
    expect(einthoven({ I: early, II: late, III: early })).toBeNull();
    const until = (end: number) => first.map((value, n) => (n < end ? value : hole));
    expect(einthoven({ I: until(49), II: first, III: third })).toBeNull();
    expect(einthoven({ I: until(50), II: first, III: third })).not.toBeNull();
    const flat = first.map(() => 0.25);
    expect(einthoven({ I: flat, II: flat, III: flat })).toBeNull();
  });
});
