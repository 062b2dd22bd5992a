import { describe, expect, it } from 'vitest';
import { precordialLeads } from '../model/lead.ts';
import type { RenderOptions } from '../render/render-options.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { mapError } from './test-support/map-error.ts';
import { renderTemplate } from './test-support/render-template.ts';
import { signalToNoise } from './test-support/signal-to-noise.ts';

const dotsPerInch = 150;
/** Least SNR in dB, enough to tell a right page: a grid or a speed taken for another leaves less than 5. */
const leastSignalToNoise = 15;
/** Largest RMS error of the map, source pixels. */
const largestMapError = 0.1;
/** Width of lines that no pixel shows, mm. */
const invisible = 0.0005;

type Drawing = Omit<RenderOptions, 'template'>;
type Color = [number, number, number];

async function digitize(layout: string, drawing: Drawing) {
  const { image, truth } = renderTemplate(layout, { dotsPerInch, ...drawing });
  const { page } = await digitizeRendering(image);
  expect(page.layout.name).toBe(layout);
  return { page, quality: signalToNoise(page.record, truth.record), error: mapError(page.grid, truth) };
}

describe('the grid tells the scale', () => {
  const grids: readonly (readonly [string, Drawing, { minorGrid?: boolean; majorGrid: boolean }])[] = [
    ['lines of 1 and 5 mm', {}, { minorGrid: true, majorGrid: true }],
    ['lines of 5 mm only', { gridStyle: 'majorOnly' }, { minorGrid: false, majorGrid: true }],
    ['lines of 1 mm only', { gridMajorWidth: invisible }, { minorGrid: true, majorGrid: false }],
    ['dots and lines of 5 mm', { gridStyle: 'dots', gridMinorColor: [236, 150, 142] }, { majorGrid: true }],
    [
      'dots only',
      { gridStyle: 'dots', gridMinorColor: [220, 130, 120], gridMajorWidth: invisible },
      { minorGrid: true, majorGrid: false },
    ],
  ];

  it.each(grids)('%s', async (_, drawing, seen) => {
    const { page, quality, error } = await digitize('3x4+1', drawing);
    expect(page.grid).toMatchObject({ scaleSource: 'grid', ...seen });
    expect(page.grid.pixelsPerMillimetreX / (dotsPerInch / 25.4)).toBeCloseTo(1, 3);
    expect(error.rootMeanSquare).toBeLessThanOrEqual(largestMapError);
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  const colors: readonly (readonly [string, Color, Color])[] = [
    ['pale pink', [253, 236, 233], [248, 214, 210]],
    ['strong red', [240, 150, 150], [210, 60, 60]],
    ['green', [206, 235, 208], [130, 196, 140]],
    ['blue', [210, 226, 246], [140, 176, 224]],
    ['dark grey', [190, 190, 190], [120, 120, 120]],
  ];

  it.each(colors)('lines in %s', async (_, gridMinorColor, gridMajorColor) => {
    const { quality, error } = await digitize('3x4+1', { gridMinorColor, gridMajorColor });
    expect(error.rootMeanSquare).toBeLessThanOrEqual(largestMapError);
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });
});

describe('the pulse tells paper speed and gain', () => {
  const settings: readonly (readonly [number, number, 'left' | 'right'])[] = [
    [12.5, 10, 'left'],
    [25, 5, 'right'],
    [25, 20, 'left'],
    [50, 10, 'right'],
    [50, 5, 'left'],
  ];

  it.each(settings)('%d mm/s, %d mm/mV, on the %s', async (paperSpeed, gain, pulse) => {
    const duration = Math.min(10, 250 / paperSpeed);
    const { page, quality } = await digitize('6x1-limb', { paperSpeed, gain, pulse, duration });
    expect(page.layout).toMatchObject({
      paperSpeed,
      gain,
      paperSpeedSource: 'calibration-pulse',
      gainSource: 'calibration-pulse',
    });
    expect(page.layout.pulses.map((found) => found.side)).toContain(pulse);
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  it('a pulse of two steps tells limb and chest leads apart, and each gets its millivolts', async () => {
    const { page, quality } = await digitize('3x4+1', { chestGain: 5, pulseShape: 'stair' });
    for (const { lead, gain, gainSource } of page.layout.regions) {
      expect([lead, gain, gainSource]).toEqual([lead, lead.startsWith('V') ? 5 : 10, 'calibration-pulse']);
    }
    expect(page.layout).toMatchObject({ paperSpeed: 25, gain: 10 });
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  it('rows of another gain have it from their own pulse', async () => {
    const { page, quality } = await digitize('12x1', { chestGain: 5, rowSpacing: 28 });
    expect(page.layout.regions.filter(({ gain }) => gain === 5).map(({ lead }) => lead)).toEqual([...precordialLeads]);
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  it('without one, both are assumed and the user hears of it', async () => {
    const { page, quality } = await digitize('3x4+1', { pulse: 'none' });
    expect(page.layout).toMatchObject({ paperSpeedSource: 'assumed', gainSource: 'assumed' });
    expect(page.quality.warnings.map(({ code }) => code)).toContain('SCALE_ASSUMED');
    expect(page.quality.worstGrade).not.toBe('excellent');
    expect(quality).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  it('what the user says comes before the pulse', async () => {
    const { image } = renderTemplate('3x4+1', { dotsPerInch });
    const { page } = await digitizeRendering(image, { layout: { gain: 5 } });
    expect(page.layout).toMatchObject({ gain: 5, gainSource: 'user', paperSpeed: 25 });
    expect(page.quality.warnings.map(({ code }) => code)).toContain('SCALE_CONFLICT');
    expect(page.quality.warnings.map(({ message }) => message).join()).toMatch(/pulse says 10 mm\/mV/);
    const chest = (await digitizeRendering(image, { layout: { chestGain: 5 } })).page.layout.regions;
    expect(chest.find(({ lead }) => lead === 'V1')).toMatchObject({ gain: 5, gainSource: 'user' });
    expect(chest.find(({ lead }) => lead === 'I')).toMatchObject({ gain: 10, gainSource: 'calibration-pulse' });
  });
});
