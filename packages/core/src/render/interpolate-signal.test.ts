import { describe, expect, it } from 'vitest';
import { interpolateSignal } from './interpolate-signal.ts';

describe('interpolateSignal', () => {
  const wave = (time: number) => Math.sin(2 * Math.PI * 0.13 * time + 0.4);
  const samples = Float32Array.from({ length: 100 }, (_, i) => wave(i));

  it('passes through every sample', () => {
    for (let i = 0; i < 100; i++) expect(interpolateSignal(samples, i)).toBe(samples[i]);
  });

  it('follows a wave of a quarter of the band between samples', () => {
    for (let time = 20; time < 80; time += 0.1) expect(interpolateSignal(samples, time)).toBeCloseTo(wave(time), 2);
  });

  it('keeps a constant up to the ends and up to gaps', () => {
    const flat = new Float32Array(20).fill(0.7);
    flat[10] = Number.NaN;
    for (const time of [0.5, 8.9, 11.1, 18.99]) expect(interpolateSignal(flat, time)).toBeCloseTo(0.7, 5);
    for (const time of [9.5, 10, 10.5, -0.1, 19.5]) expect(interpolateSignal(flat, time)).toBeNaN();
  });
});
