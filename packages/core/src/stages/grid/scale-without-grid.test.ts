import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullInk } from '../../image/ink-level.ts';
import { sourceAt } from '../../image/source-at.ts';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { renderPage } from '../../render/render-page.ts';
import type { RenderTruth } from '../../render/render-truth.ts';
import { synthesizeEcg } from '../../render/synthesize-ecg.ts';
import { type GridlessScale, scaleWithoutGrid } from './scale-without-grid.ts';

const unknown = { pixelsPerMillimetre: null, dotsPerInch: null };
const record = synthesizeEcg({ seed: 1 });
const templates = parseLayoutTemplates(shippedLayouts);

/** A page without a grid, as ink: what is dark on white paper. */
function pageOf(name: string, options: Omit<RenderOptions, 'template'>) {
  const template = findLayoutTemplate(name, templates);
  const white = [255, 255, 255] as const;
  const { image, truth } = renderPage(record, {
    template,
    backgroundColor: white,
    dotsPerInch: 150,
    ...options,
    gridStyle: 'none',
  });
  return { ink: inkOf(image), truth };
}

function inkOf({ width, height, data }: RgbImage): GrayImage {
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, p) => ((255 - data[3 * p]!) * fullInk) / 255),
  };
}

/** Takes off what stands higher than so many pixels in one column. */
function dropUpright({ width, height, data }: GrayImage, highest: number): void {
  for (let column = 0; column < width; column++) {
    let top = 0;
    for (let row = 0; row <= height; row++) {
      if (row < height && data[row * width + column]! > fullInk / 5) continue;
      if (row - top > highest) for (let v = top; v < row; v++) data[v * width + column] = 0;
      top = row + 1;
    }
  }
}

function blank(width: number, height: number): GrayImage {
  return { width, height, data: new Uint8Array(width * height) };
}

/** Scale of the map over the true one along x and y, and the angle between their rows in degrees (either way round). */
function compare({ map }: GridlessScale, truth: RenderTruth) {
  const at = (x: number, y: number) => {
    const out = new Float64Array(2);
    sourceAt(map, map.originX + x, map.originY + y, out);
    return out;
  };
  const [x, y] = [(map.columns * map.pitch) / 2, (map.rows * map.pitch) / 2];
  const [middle, right, below] = [at(x, y), at(x + 100, y), at(x, y + 100)];
  const length = (a: Float64Array) =>
    Math.hypot(a[0]! - middle[0]!, a[1]! - middle[1]!) / 100 / truth.pixelsPerMillimetre;
  const { rowX, columnX } = truth.paperToSource;
  const turn = Math.atan2(right[1]! - middle[1]!, right[0]! - middle[0]!) - Math.atan2(rowX, columnX);
  return { x: length(right), y: length(below), angle: (Math.asin(Math.sin(turn)) * 180) / Math.PI };
}

describe('a page without a grid', () => {
  it.each([
    ['3x4+1', {}],
    ['6x2', { pulse: 'right', rotation: -0.8, bilevelThreshold: 160, dotsPerInch: 300 }],
    ['3x4', { rotation: 11 }],
    ['12x1', { quarterTurns: 3, rotation: 2, dotsPerInch: 200 }],
    ['6x2', { mirrored: true }],
    ['3x4+1', { quarterTurns: 2, noise: 15 }],
    ['6x2', { paperSpeed: 50, duration: 5 }],
    ['6x2', { gain: 5 }],
    ['3x4+1', { gain: 20 }],
  ] as const)('takes angle and scale from rows and pulses: %s %o', (name, options) => {
    const { ink, truth } = pageOf(name, options);
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale).toMatchObject({ source: 'calibration-pulse', confidence: 0.5 });
    const found = compare(scale, truth);
    expect(Math.abs(found.x - 1)).toBeLessThan(0.004);
    expect(Math.abs(found.y - 1)).toBeLessThan(0.015);
    expect(Math.abs(found.angle)).toBeLessThan(0.12);
  });

  it('finds the scale by the pulses within 1 % at any speed and gain, faint strokes included', () => {
    const styles = fc.record({
      name: fc.constantFrom('3x4+1', '6x2', '12x1', 'cabrera6x2+1'),
      pulse: fc.constantFrom('left' as const, 'right' as const),
      pulseRows: fc.constantFrom('every' as const, 'first' as const, 'last' as const),
      dotsPerInch: fc.integer({ min: 130, max: 300 }),
      rotation: fc.double({ min: -3, max: 3, noNaN: true }),
      scale: fc.constantFrom([25, 10], [25, 5], [50, 10]),
      strokeFading: fc.constantFrom(0, 0.3, 0.6),
    });
    fc.assert(
      fc.property(styles, ({ name, scale: [paperSpeed = 25, gain = 10], ...style }) => {
        const isLone = style.pulseRows !== 'every';
        const { ink, truth } = pageOf(name, {
          ...style,
          paperSpeed,
          gain,
          duration: 250 / paperSpeed / (gain === 5 ? 1.1 : 1.25),
          strokeFading: isLone ? 0 : style.strokeFading,
        });
        const scale = scaleWithoutGrid(ink, unknown);
        expect(scale).toMatchObject({ source: 'calibration-pulse', confidence: isLone ? 0.35 : 0.5 });
        const found = compare(scale!, truth);
        expect(Math.abs(found.x - 1)).toBeLessThan(0.01);
        expect(Math.abs(found.y - 1)).toBeLessThan(0.01);
      }),
      { numRuns: 8, seed: 1 },
    );
  });

  it('tells pulses that run into those of the next rows', () => {
    const { ink, truth } = pageOf('6x2+1', { gain: 20, rowSpacing: 14 });
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale.source).toBe('calibration-pulse');
    expect(compare(scale, truth).x).toBeCloseTo(1, 2);
    expect(compare(scale, truth).y).toBeCloseTo(1, 2);
  });

  it('tells pulses that stand on one another', () => {
    const { ink, truth } = pageOf('3x4+1', { rowSpacing: 10 });
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale.source).toBe('calibration-pulse');
    expect(compare(scale, truth).x).toBeCloseTo(1, 2);
    expect(compare(scale, truth).y).toBeCloseTo(1, 2);
  });

  it('tells a lone pulse whose strokes are broken', () => {
    const { ink, truth } = pageOf('6x2+1', { pulseRows: 'last' });
    const { pulses, paperToPicture } = truth;
    const into = new Float64Array(2);
    paperToPicture.toPicture(pulses[0]!.left, (pulses[0]!.top + pulses[0]!.foot) / 2, into);
    const [column, row] = [Math.round(into[0]!), Math.round(into[1]!)];
    for (let v = row; v < row + 3; v++) ink.data.fill(0, v * ink.width + column - 5, v * ink.width + column + 6);
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale).toMatchObject({ source: 'calibration-pulse', confidence: 0.35 });
    expect(compare(scale, truth).x).toBeCloseTo(1, 2);
  });

  it('takes no complexes one below the other for rows', () => {
    const { ink } = pageOf('12x1', { gain: 20, pulse: 'none', duration: 9.8, rowSpacing: 13 });
    expect(scaleWithoutGrid(ink, unknown)?.quarter ?? false).toBe(false);
  });

  it('takes a picture in the shape of a sheet for one where it lies level', () => {
    const { ink, truth } = pageOf('3x4+1', { pulse: 'none', duration: 8 });
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale).toMatchObject({ source: 'assumed', confidence: 0.2 });
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.01);
  });

  it('assumes 250 mm rows where there is no pulse, and says so', () => {
    const { ink, truth } = pageOf('3x4+1', { pulse: 'none', rotation: -2 });
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale).toMatchObject({ source: 'assumed', confidence: 0.2, quarter: false });
    expect(scale.tilt).toBeCloseTo((2 * Math.PI) / 180, 2);
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.003);
  });

  it('assumes rows of 125 mm on a sheet that is large enough for twice as much', () => {
    const { ink, truth } = pageOf('3x4+1', { pulse: 'none', paperSpeed: 12.5 });
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale.source).toBe('assumed');
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.006);
  });

  it('knows complexes by the gaps they leave where their strokes are too faint', () => {
    const { ink, truth } = pageOf('3x4+1', { pulse: 'none' });
    dropUpright(ink, 12);
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale.source).toBe('assumed');
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.006);
  });

  it('reads traces of thin lines that a copy left in pieces', () => {
    const { ink, truth } = pageOf('3x4+1', { pulse: 'none' });
    for (let column = 0; column < ink.width; column++) {
      if (column % 23 < 5) for (let row = 0; row < ink.height; row++) ink.data[row * ink.width + column] = 0;
    }
    const scale = scaleWithoutGrid(ink, unknown)!;
    expect(scale.source).toBe('assumed');
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.006);
  });

  it('prefers the resolution of the file to an assumed length of rows', () => {
    const { ink, truth } = pageOf('3x4', { pulse: 'none', duration: 8 });
    const scale = scaleWithoutGrid(ink, { ...unknown, dotsPerInch: 150 })!;
    expect(scale.source).toBe('dots-per-inch');
    expect(compare(scale, truth).x).toBeCloseTo(1, 3);
    expect(compare(scale, truth).y).toBeCloseTo(1, 3);
  });

  it('measures a stretched page with the pulse when the file says otherwise', () => {
    const { ink, truth } = pageOf('6x2', {});
    const scale = scaleWithoutGrid(ink, { ...unknown, dotsPerInch: 145 })!;
    expect(scale.source).toBe('calibration-pulse');
    expect(Math.abs(compare(scale, truth).x - 1)).toBeLessThan(0.004);
  });

  it('takes the scale of the user before all others, and the angle from the rows', () => {
    const { ink, truth } = pageOf('6x2', { rotation: 4 });
    const scale = scaleWithoutGrid(ink, { pixelsPerMillimetre: 7, dotsPerInch: 300 })!;
    expect(scale.source).toBe('user');
    const found = compare(scale, truth);
    expect(found.x * truth.pixelsPerMillimetre).toBeCloseTo(7, 3);
    expect(Math.abs(found.angle)).toBeLessThan(0.12);
  });
});

describe('a page that is no ECG', () => {
  it('is refused when it is blank', () => {
    expect(scaleWithoutGrid(blank(1200, 800), unknown)).toBeNull();
  });

  it('is refused when it holds words only, whatever the scale', () => {
    const words = Array.from(
      { length: 14 },
      (_, k) => `Line ${k}: the examination of today shows nothing of note, see page ${k}`,
    );
    const template = findLayoutTemplate('3x4', templates);
    const { image } = renderPage(
      { ...record, leads: [] },
      { template, gridStyle: 'none', pulse: 'none', header: words, dotsPerInch: 150 },
    );
    expect(scaleWithoutGrid(inkOf(image), { pixelsPerMillimetre: 6, dotsPerInch: 150 })).toBeNull();
  });

  it('is refused when it is a ruled table with boxes', () => {
    const ink = blank(1700, 1100);
    const rule = (left: number, top: number, right: number, bottom: number) => {
      for (let row = top; row < bottom; row++) ink.data.fill(fullInk, row * ink.width + left, row * ink.width + right);
    };
    for (let k = 0; k < 9; k++) rule(100, 100 + k * 100, 1600, 103 + k * 100);
    for (let k = 0; k < 7; k++) rule(100 + k * 249, 100, 103 + k * 249, 900);
    expect(scaleWithoutGrid(ink, { ...unknown, dotsPerInch: 150 })).toBeNull();
  });

  it('is refused when it is ruled with dashes that stand one below the other', () => {
    const ink = blank(1754, 1240);
    for (let k = 0; k < 6; k++) {
      for (let column = 139; column < 1615; column += 12) {
        for (let row = 200 + k * 150; row < 203 + k * 150; row++)
          ink.data.fill(fullInk, row * ink.width + column, row * ink.width + column + 8);
      }
    }
    expect(scaleWithoutGrid(ink, unknown)).toBeNull();
  });

  it('is refused when it is ruled, with shapes that look like pulses', () => {
    const ink = blank(1700, 1100);
    const rule = (left: number, top: number, right: number, bottom: number) => {
      for (let row = top; row < bottom; row++) ink.data.fill(fullInk, row * ink.width + left, row * ink.width + right);
    };
    for (let k = 0; k < 5; k++) rule(200, 200 + k * 150, 1600, 203 + k * 150);
    // One open rectangle, as high as a pulse; boxes before the other lines.
    for (const [k, isOpen] of [true, false, false].entries()) {
      const top = 143 + k * 150;
      rule(150, top, 181, top + 3);
      rule(150, top, 153, top + 60);
      rule(178, top, 181, top + 60);
      if (!isOpen) rule(150, top + 57, 181, top + 60);
    }
    expect(scaleWithoutGrid(ink, unknown)).toBeNull();
  });

  it('is refused when it is noise', () => {
    let state = 1;
    const ink = blank(900, 700);
    for (let p = 0; p < ink.data.length; p++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      ink.data[p] = (state / 2147483648) * 255;
    }
    expect(scaleWithoutGrid(ink, { ...unknown, dotsPerInch: 150 })).toBeNull();
  });

  it('is refused when the waves on it do not repeat as steep strokes', () => {
    const ink = blank(1700, 1100);
    for (let k = 0; k < 4; k++) {
      for (let column = 100; column < 1600; column++) {
        const row = Math.round(150 + k * 220 + 60 * Math.sin(column / 60 + k));
        for (let pen = -1; pen <= 1; pen++) ink.data[(row + pen) * ink.width + column] = fullInk;
      }
    }
    expect(scaleWithoutGrid(ink, { ...unknown, dotsPerInch: 150 })).toBeNull();
  });
});
