import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeadName, limbLeads } from '../../model/lead.ts';
import { seconds } from '../../units.ts';
import type { ReadSignal } from './read-signal.ts';
import { reconcileLeads } from './reconcile-leads.ts';

const samplingFrequency = 100;

interface Drawing {
  readonly lead: LeadName;
  /** mV, one a sample from `start` (s) on. */
  readonly values: readonly number[];
  readonly start?: number;
  /** mV, of all samples or of each. */
  readonly doubt?: number | readonly number[];
}

/** Pieces of a page that is 2 s long. */
function pieceOf({ lead, values, start = 0, doubt = 0.02 }: Drawing): ReadSignal {
  const first = start * samplingFrequency;
  const place = (of: (n: number) => number) =>
    Float32Array.from({ length: 2 * samplingFrequency }, (_, n) =>
      values[n - first] === undefined ? Number.NaN : of(n - first),
    );
  return {
    lead,
    start: seconds(start),
    end: seconds(start + values.length / samplingFrequency),
    samples: place((n) => values[n]!),
    confidence: place(() => 1),
    doubt: place((n) => (Number.isNaN(values[n]!) ? Number.NaN : typeof doubt === 'number' ? doubt : doubt[n]!)),
  };
}

const reconcile = (...drawings: readonly Drawing[]) =>
  reconcileLeads(drawings.map(pieceOf), samplingFrequency).map(({ samples }) => [...samples]);

const time = (count: number) => Array.from({ length: count }, (_, n) => n / samplingFrequency);
const beat = (height: number, middle: number) => (t: number) => height * Math.exp(-(((t - middle) / 0.03) ** 2));
const one = time(100).map(beat(0.6, 0.4));
const two = time(100).map(beat(1.1, 0.42));
const three = two.map((value, n) => value - one[n]!);

/** The six limb leads of I and II, as the textbooks have them. */
function limbsOf(first: readonly number[], second: readonly number[]): Record<(typeof limbLeads)[number], number[]> {
  const mix = (of: (a: number, b: number) => number) => first.map((a, n) => of(a, second[n]!));
  return {
    I: [...first],
    II: [...second],
    III: mix((a, b) => b - a),
    aVR: mix((a, b) => -(a + b) / 2),
    aVL: mix((a, b) => a - b / 2),
    aVF: mix((a, b) => b - a / 2),
  };
}

const differ = (a: readonly number[], b: readonly number[]) =>
  Math.max(...b.map((value, n) => Math.abs(value - a[n]!)));

describe('reconcileLeads', () => {
  it('leaves leads that obey the laws as they are, each at its own level', () => {
    const values = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 60, maxLength: 60 });
    const levels = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, values, levels, (a, b, shifts) => {
        const limbs = limbsOf(a, b);
        const drawn = limbLeads.map((lead, k) => ({ lead, values: limbs[lead].map((value) => value + shifts[k]!) }));
        for (const [k, samples] of reconcile(...drawn).entries())
          expect(differ(samples, drawn[k]!.values)).toBeLessThan(1e-5);
      }),
    );
  });

  it('mends the cut tip of a lead that is in doubt by the two that are not', () => {
    const cut = three.map((value) => Math.min(value, 0.3));
    const doubt = three.map((value) => (value > 0.3 ? 0.3 : 0.01));
    const [first, , third] = reconcile(
      { lead: 'I', values: one, doubt: 0.01 },
      { lead: 'II', values: two, doubt: 0.01 },
      { lead: 'III', values: cut, doubt },
    );
    expect(differ(cut, three)).toBeGreaterThan(0.2);
    expect(differ(third!, three)).toBeLessThan(0.02);
    expect(differ(first!, one)).toBeLessThan(0.01);
  });

  it('takes the mean of a lead of the chest and its strip where they stand together, and leaves the rest of the strip', () => {
    const wave = time(200).map(beat(1, 0.5));
    const noise = wave.map((_, n) => 0.02 * Math.cos(n));
    const short = wave.slice(0, 100).map((value, n) => value + noise[n]!);
    const strip = wave.map((value, n) => value - noise[n]!);
    const [first, second] = reconcile({ lead: 'V1', values: short }, { lead: 'V1', values: strip });
    expect(differ(first!, wave.slice(0, 100))).toBeLessThan(0.005);
    expect(differ(second!, wave.slice(0, 100))).toBeLessThan(0.005);
    expect(differ(second!.slice(100), strip.slice(100))).toBeLessThan(1e-6);
  });

  it('makes the error of noisy leads smaller, whatever the noise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 600, maxLength: 600 }),
        (noise) => {
          const limbs = limbsOf(one, two);
          const drawn = limbLeads.map((lead, k) => ({
            lead,
            values: limbs[lead].map((value, n) => value + noise[100 * k + n]!),
          }));
          const error = (signals: readonly (readonly number[])[]) =>
            limbLeads.reduce((sum, lead, k) => {
              const left = limbs[lead].map((value, n) => signals[k]![n]! - value);
              const mean = left.reduce((a, b) => a + b, 0) / left.length;
              return sum + left.reduce((a, b) => a + (b - mean) ** 2, 0);
            }, 0);
          expect(error(reconcile(...drawn))).toBeLessThanOrEqual(error(drawn.map(({ values }) => values)) + 1e-9);
        },
      ),
    );
  });

  it('fills no holes, and goes on with the leads that are there', () => {
    const holed = two.map((value, n) => (n >= 40 && n < 50 ? Number.NaN : value));
    const limbs = limbsOf(one, two);
    const noisy = limbs.aVF.map((value, n) => value + 0.02 * Math.cos(n));
    const [, second, , , , sixth] = reconcile(
      ...limbLeads.map((lead) => ({ lead, values: lead === 'II' ? holed : lead === 'aVF' ? noisy : limbs[lead] })),
    );
    expect(second!.map(Number.isNaN).slice(0, 100)).toEqual(holed.map(Number.isNaN));
    expect(differ(sixth!, limbs.aVF)).toBeLessThan(0.6 * differ(noisy, limbs.aVF));
  });

  it.each([
    ['a lead upside down', { I: one, II: two, III: three.map((value) => -value) }],
    ['names that are exchanged', { I: two, II: one, III: three }],
    ['two leads alone, which tell nothing of one another', { I: one, II: two }],
  ] as const)('moves nothing for %s', (_, values) => {
    const drawn = Object.entries(values).map(([lead, samples]) => ({ lead: lead as LeadName, values: samples }));
    for (const [k, samples] of reconcile(...drawn).entries())
      expect(differ(samples, drawn[k]!.values)).toBeLessThan(1e-6);
  });

  it('moves leads of different times by nothing', () => {
    const drawn = [
      { lead: 'I', values: one },
      { lead: 'II', values: two },
      { lead: 'III', values: three.map((value) => 0.9 * value), start: 1 },
    ] as const;
    const reconciled = reconcile(...drawn);
    for (const [k, { values, ...drawing }] of drawn.entries()) {
      const first = 'start' in drawing ? 100 : 0;
      expect(differ(reconciled[k]!.slice(first), [...values])).toBeLessThan(1e-6);
    }
  });

  it('goes no way towards what is so different that one lead must be wrong', () => {
    const astray = three.map((value, n) => (n >= 80 && n < 84 ? value + 1.5 : value));
    const [first] = reconcile({ lead: 'I', values: one }, { lead: 'II', values: two }, { lead: 'III', values: astray });
    // A third of the difference would go to each lead.
    expect(differ(first!, one)).toBeLessThan(0.1);
  });
});
