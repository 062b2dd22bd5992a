import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { type GridOptions, gridOptionsSchema } from './grid-options.ts';
import { type Beside, measureScale } from './measure-scale.ts';
import { drawGrid } from './test-support/draw-grid.ts';
import { gridAxes } from './test-support/grid-axes.ts';

/** About 80 lines across: too few for a whole page of 1 mm lines, too many for one of 5 mm lines. */
const undecided = { pitch: 14, minor: 180, major: 180, lineWidth: 0.15 };
const none = { dotsPerInch: null, pixelsPerMillimetre: null, stroke: () => null };

/** Lines `pitch` pixels apart on a picture of 1120 × 480, the darker fifth ones at column 21 and row 13. */
function measure(
  { pitch, minor, major, lineWidth = 0.25 }: { pitch: number; minor: number; major: number; lineWidth?: number },
  known: Partial<Beside & GridOptions> = none,
  comb: { lines?: number; fivefold?: boolean } = {},
) {
  const grid = drawGrid(
    { width: 1120, height: 480 },
    {
      x: (column) => (column - 21) / pitch,
      y: (_, row) => (row - 13) / pitch,
      darkness: (line) => (line % 5 === 0 ? major : minor),
      lineWidth,
    },
  );
  const axes = gridAxes(0, 1 / pitch / (comb.lines ?? 1), { fivefold: comb.fivefold ?? false });
  return measureScale(grid, axes, { ...gridOptionsSchema.parse({}), ...none, ...known });
}

/** Pixels a millimetre along x in the middle of the map, and where its lines of 5 mm stand (column modulo 5 mm). */
function read({ map }: NonNullable<ReturnType<typeof measureScale>>) {
  const node = Math.floor(map.rows / 2) * map.columns + Math.floor(map.columns / 2);
  const resolution = (map.sourceColumn[node + 1]! - map.sourceColumn[node]!) / map.pitch;
  const x = map.originX + Math.floor(map.columns / 2) * map.pitch;
  const five = 5 * resolution;
  const zero = map.sourceColumn[node]! - x * resolution;
  return { resolution, major: zero - five * Math.round((zero - 21) / five) };
}

describe('measureScale', () => {
  it('takes lines with darker fifth ones for 1 mm lines and puts the origin on a dark crossing', () => {
    const found = measure({ pitch: 8, minor: 110, major: 210 })!;
    expect(found).toMatchObject({ minorGrid: true, majorGrid: true });
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(read(found).resolution).toBeCloseTo(8, 2);
    expect(read(found).major).toBeCloseTo(21, 0);
  });

  it('does the same by the comb of the 5 mm lines', () => {
    const found = measure({ pitch: 8, minor: 110, major: 210 }, none, { lines: 5, fivefold: true })!;
    expect(found).toMatchObject({ minorGrid: true, majorGrid: true });
    expect(read(found).resolution).toBeCloseTo(8, 2);
    expect(read(found).major).toBeCloseTo(21, 0);
  });

  it('takes more than a hundred lines for 1 mm lines', () => {
    const found = measure({ pitch: 8, minor: 180, major: 180 })!;
    expect(found).toMatchObject({ minorGrid: true, majorGrid: false });
    expect(found.confidence).toBeLessThanOrEqual(0.8);
    expect(read(found).resolution).toBeCloseTo(8, 2);
  });

  it('takes few lines for 5 mm lines', () => {
    const found = measure({ pitch: 30, minor: 180, major: 180, lineWidth: 0.1 })!;
    expect(found).toMatchObject({ minorGrid: false, majorGrid: true });
    expect(read(found).resolution).toBeCloseTo(6, 2);
  });

  it.each([
    { dotsPerInch: 25.4 * 14, pixelsPerMillimetre: null, resolution: 14, minorGrid: true },
    { dotsPerInch: 25.4 * 3, pixelsPerMillimetre: null, resolution: 2.8, minorGrid: false },
    { dotsPerInch: null, pixelsPerMillimetre: 13, resolution: 14, minorGrid: true },
    { dotsPerInch: null, pixelsPerMillimetre: 2.6, resolution: 2.8, minorGrid: false },
    { dotsPerInch: 25.4 * 14, pixelsPerMillimetre: 2.6, resolution: 2.8, minorGrid: false },
  ])('lets the resolution decide: $dotsPerInch dpi, user $pixelsPerMillimetre px/mm', (one) => {
    const found = measure(undecided, one)!;
    expect(found).toMatchObject({ minorGrid: one.minorGrid, majorGrid: !one.minorGrid });
    expect(read(found).resolution).toBeCloseTo(one.resolution, 2);
  });

  it('lets the range of pitches decide', () => {
    expect(measure(undecided, { ...none, minimumPitch: 4 })).toMatchObject({ minorGrid: true, majorGrid: false });
    expect(measure(undecided, { ...none, maximumPitch: 13 })).toMatchObject({ minorGrid: false, majorGrid: true });
    expect(measure(undecided, { ...none, minimumPitch: 15 })).toBeNull();
  });

  it('tells by the pen: no pen is a tenth of a millimetre thick, or three', () => {
    expect(measure(undecided, { stroke: () => 1 })).toMatchObject({ minorGrid: false, majorGrid: true });
    expect(measure(undecided, { stroke: () => 4 })).toMatchObject({ minorGrid: true, majorGrid: false });
    expect(() => measure(undecided, { stroke: () => 2.3 })).toThrow(EinthovenError);
  });

  it('does not guess where nothing decides', () => {
    const attempt = () => measure(undecided);
    expect(attempt).toThrow(EinthovenError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'SCALE_AMBIGUOUS' }));
  });

  it('finds no scale on a page without lines', () => {
    expect(measure({ pitch: 8, minor: 0, major: 0 })).toBeNull();
  });
});
