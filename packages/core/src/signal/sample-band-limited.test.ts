import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBandLimited } from './sample-band-limited.ts';

const length = 400;
const { NaN: hole } = Number;
const signal = (value: (n: number) => number) => Float32Array.from({ length }, (_, n) => value(n));
const sine = (frequency: number, phase: number) => (n: number) => Math.sin(2 * Math.PI * frequency * n + phase);
const phase = fc.double({ min: 0, max: 6.28, noNaN: true });
/** Positions in thousandths of a sample. */
const between = (first: number, last: number) =>
  fc.integer({ min: 1000 * first, max: 1000 * last }).map((n) => n / 1000);
const inside = between(20, length - 21);

describe('sampleBandLimited', () => {
  it.each([
    { upTo: 0.015, error: 1e-3 },
    { upTo: 0.25, error: 4e-3 },
  ])('gives any sine of at most $upTo cycles a sample back within $error between the samples', ({ upTo, error }) => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: upTo, noNaN: true }), phase, inside, (frequency, phase, position) => {
        const wave = sine(frequency, phase);
        expect(Math.abs(sampleBandLimited(signal(wave), position, 1) - wave(position))).toBeLessThan(error);
      }),
    );
  });

  it('gives the samples themselves at whole positions', () => {
    const samples = signal((n) => ((n * 37) % 101) / 50 - 1);
    for (const position of [0, 7, 200, length - 1]) {
      expect(sampleBandLimited(samples, position, 1)).toBeCloseTo(samples[position]!, 6);
    }
  });

  it('keeps a level, also beside holes, at the ends and when sampled slowly', () => {
    const samples = signal((n) => (n >= 50 && n < 60 ? hole : 3.5));
    const slow = fc.constantFrom(0.5, 1, 2.7);
    fc.assert(
      fc.property(between(0, length - 1), slow, (position, slow) => {
        fc.pre(Math.round(position) < 50 || Math.round(position) >= 60);
        expect(sampleBandLimited(samples, position, slow)).toBeCloseTo(3.5, 5);
      }),
    );
  });

  it('keeps holes and what lies outside as NaN', () => {
    const samples = signal((n) => (n === 100 ? hole : n));
    const read = [99.4, 99.6, 100, 100.4, 100.6].map((position) =>
      Number.isNaN(sampleBandLimited(samples, position, 1)),
    );
    expect(read).toEqual([false, true, true, true, false]);
    expect(sampleBandLimited(samples, -0.6, 1)).toBeNaN();
    expect(sampleBandLimited(samples, length - 0.4, 1)).toBeNaN();
    expect(sampleBandLimited(new Float32Array(0), 0, 1)).toBeNaN();
  });

  it('does not look across a hole', () => {
    const left = (n: number) => Math.sin(n / 9);
    const quiet = signal((n) => (n < 100 ? left(n) : n === 100 ? hole : 0));
    const loud = signal((n) => (n < 100 ? left(n) : n === 100 ? hole : 1000));
    for (const position of [95.3, 98.5, 99.2]) {
      expect(sampleBandLimited(loud, position, 1)).toBe(sampleBandLimited(quiet, position, 1));
    }
  });

  it('takes away what the slower samples cannot carry and keeps what they can', () => {
    const [kept, lost] = [sine(0.02, 0.4), sine(0.4, 1)];
    const mixed = signal((n) => kept(n) + lost(n));
    fc.assert(
      fc.property(between(40, length - 41), (position) => {
        // Four source samples to one of the result: the band ends at 1/8 of a cycle a sample.
        expect(Math.abs(sampleBandLimited(mixed, position, 4) - kept(position))).toBeLessThan(5e-3);
      }),
    );
  });
});
