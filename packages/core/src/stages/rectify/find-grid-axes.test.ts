import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { findGridAxes } from './find-grid-axes.ts';
import { tileSpectra } from './tile-spectra.ts';

const size = 256;
/** Standard deviation of the noise, grey levels. */
const noise = 10;
const limits = { lowest: 1 / 60, highest: 0.4 };

interface Ruling {
  /** Pixels between lines. */
  readonly pitch: number;
  readonly degrees?: number;
  /** Darkness of all lines and of every fifth one, grey levels. */
  readonly darkness?: number;
  readonly fifth?: number;
}

/** A grid as a scanner sees it: lines of a Gaussian profile, 1.4 pixels wide at half their height, and noise. */
function drawLines({ pitch, degrees = 0, darkness = 160, fifth = darkness }: Ruling): GrayImage {
  const angle = (degrees * Math.PI) / 180;
  const profile = (distance: number) => {
    const line = Math.round(distance / pitch);
    return (line % 5 === 0 ? fifth : darkness) * Math.exp(-((distance - pitch * line) ** 2) / (2 * 0.6 ** 2));
  };
  const [width, height] = [512, 400];
  const random = createSeededRandom(1);
  const data = Uint8Array.from({ length: width * height }, (_, k) => {
    const [u, v] = [(k % width) - 247.3, Math.floor(k / width) - 181.6];
    const [x, y] = [u * Math.cos(angle) + v * Math.sin(angle), v * Math.cos(angle) - u * Math.sin(angle)];
    const level = Math.max(profile(x), profile(y)) + noise * random.normal();
    return Math.min(Math.max(Math.round(level), 0), 255);
  });
  return { width, height, data };
}

const find = (ruling: Ruling) => findGridAxes(tileSpectra(drawLines(ruling), size), size, limits);

describe('findGridAxes', () => {
  // Sharp lines along the pixels: their harmonics fold back and make combs of their own.
  it.each([90, 92, 97, 100, 105, 110, 115, 120, 130, 140, 142, 148, 150, 160, 180, 200])(
    'finds upright lines 1 mm apart, all alike, at %d dpi',
    (dotsPerInch) => {
      const pitch = dotsPerInch / 25.4;
      const axes = find({ pitch })!;
      for (const axis of axes) {
        expect(Math.abs(axis.frequency * pitch - 1)).toBeLessThan(0.02);
        expect(axis.fivefold).toBe(false);
      }
      expect(axes[0].angle).toBeCloseTo(0, 2);
      expect(axes[1].angle).toBeCloseTo(Math.PI / 2, 2);
    },
  );

  it.each([-40, -7, 0.5, 3, 30])('finds their direction: %d degrees', (degrees) => {
    const axes = find({ pitch: 7.874, degrees })!;
    expect((axes[0].angle * 180) / Math.PI).toBeCloseTo(degrees, 0);
    expect(axes[1].angle - axes[0].angle).toBeCloseTo(Math.PI / 2, 9);
    for (const axis of axes) expect(Math.abs(axis.frequency * 7.874 - 1)).toBeLessThan(0.01);
  });

  it.each([100, 150, 200, 300])(
    'finds the comb of the 5 mm lines with 1 mm lines between them: %d dpi',
    (dotsPerInch) => {
      const pitch = dotsPerInch / 25.4;
      const axes = find({ pitch, darkness: 60, fifth: 200 })!;
      for (const axis of axes) {
        expect(axis.fivefold).toBe(true);
        expect(Math.abs(axis.frequency * 5 * pitch - 1)).toBeLessThan(0.01);
      }
    },
  );

  it.each([100, 150, 200])('finds 5 mm lines alone: %d dpi', (dotsPerInch) => {
    const pitch = dotsPerInch / 25.4;
    const axes = find({ pitch, darkness: 0, fifth: 200 })!;
    for (const axis of axes) {
      expect(axis.fivefold).toBe(false);
      expect(Math.abs(axis.frequency * 5 * pitch - 1)).toBeLessThan(0.01);
    }
  });

  it('finds no grid where there is none', () => {
    expect(findGridAxes([], size, limits)).toBeNull();
    const random = createSeededRandom(1);
    const data = Uint8Array.from({ length: 512 * 512 }, () => 256 * random.uniform());
    expect(findGridAxes(tileSpectra({ width: 512, height: 512, data }, size), size, limits)).toBeNull();
  });

  it('leaves finer lines than the highest frequency to themselves where only coarse ones count', () => {
    const [lines, dots] = [drawLines({ pitch: 7.874, darkness: 30 }), drawLines({ pitch: 3.33, degrees: -14 })];
    const both = { ...lines, data: lines.data.map((level, k) => Math.min(255, level + dots.data[k]!)) };
    const spectra = tileSpectra(both, size);
    expect(1 / findGridAxes(spectra, size, limits)![0].frequency).toBeCloseTo(3.33, 1);
    const coarse = findGridAxes(spectra, size, { ...limits, highest: 0.25, coarseOnly: true })!;
    expect(1 / coarse[0].frequency).toBeCloseTo(7.874, 1);
    expect(coarse[0].angle).toBeCloseTo(0, 2);
  });
});
