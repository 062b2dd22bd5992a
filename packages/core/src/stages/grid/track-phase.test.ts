import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { preparePhases } from './phase-picture.ts';
import { drawGrid } from './test-support/draw-grid.ts';
import { type PhaseField, type TrackPhaseOptions, trackPhase } from './track-phase.ts';

const size = { width: 560, height: 440 };
const settings = { sigma: 40, hop: 48 };
/** Largest error of a phase, in lines. */
const tolerance = 0.02;
type Phase = (column: number, row: number) => number;

/** Straight lines at `degrees`, `pitch` pixels apart; with a slow stretch of the pitch by `stretch` over the picture. */
function straight(degrees: number, pitch: number, stretch = 0): { x: Phase; y: Phase; frequency: [number, number] } {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const count = (distance: number) => (distance + (stretch * distance * distance) / 2 / size.width) / pitch;
  return {
    x: (column, row) => count(c * (column - 280) + s * (row - 220)) + 0.3,
    y: (column, row) => count(c * (row - 220) - s * (column - 280)) - 0.2,
    frequency: [c / pitch, s / pitch],
  };
}

/** Largest distance of the followed phases from the true ones, which may differ by a whole number of lines. */
function worstError(field: PhaseField, truth: Phase) {
  const differences = [...field.phase].flatMap((phase, k) => {
    const i = k % field.columns;
    const j = Math.floor(k / field.columns);
    return Number.isNaN(phase) ? [] : [phase - truth(field.offset + i * field.hop, field.offset + j * field.hop)];
  });
  const whole = Math.round(differences[0]!);
  return Math.max(...differences.map((difference) => Math.abs(difference - whole)));
}

const followed = (field: PhaseField) => field.phase.filter((phase) => !Number.isNaN(phase)).length / field.phase.length;

/** The lattice as a picture: `x` where the grid was followed. */
const shown = (field: PhaseField) =>
  Array.from({ length: field.rows }, (_, j) =>
    [...field.phase.slice(j * field.columns, (j + 1) * field.columns)]
      .map((p) => (Number.isNaN(p) ? '.' : 'x'))
      .join(''),
  );

function blank(image: GrayImage, inside: (column: number, row: number) => boolean): GrayImage {
  const data = image.data.map((value, k) => (inside(k % image.width, Math.floor(k / image.width)) ? 0 : value));
  return { ...image, data };
}

const trackOn = (image: GrayImage, options: TrackPhaseOptions) => trackPhase(preparePhases(image), options);

describe('trackPhase', () => {
  it.each([
    { name: 'upright', degrees: 0, pitch: 8, stretch: 0 },
    { name: 'of a pitch that is no whole number of pixels', degrees: 0, pitch: 5.906, stretch: 0 },
    { name: 'turned by 7 degrees', degrees: 7, pitch: 8, stretch: 0 },
    { name: 'with a slow stretch of 4 %', degrees: 0, pitch: 8, stretch: 0.04 },
    { name: 'turned and stretched', degrees: -7, pitch: 9.3, stretch: 0.03 },
  ])('follows both families of a grid $name to 0.02 lines', ({ degrees, pitch, stretch }) => {
    const { x, y, frequency } = straight(degrees, pitch, stretch);
    const image = drawGrid(size, { x, y });
    const across = trackOn(image, { ...settings, frequency });
    const down = trackOn(image, { ...settings, frequency: [-frequency[1], frequency[0]] });
    expect(followed(across)).toBe(1);
    expect(followed(down)).toBe(1);
    expect(worstError(across, x)).toBeLessThan(tolerance);
    expect(worstError(down, y)).toBeLessThan(tolerance);
  });

  it('counts on through a fold: the distance of lines grows by half a line within three hops', () => {
    const { x, y, frequency } = straight(0, 8);
    const folded: Phase = (column, row) => x(column, row) + 0.5 / (1 + Math.exp(-(column - 280) / 60));
    const field = trackOn(drawGrid(size, { x: folded, y }), { ...settings, frequency });
    expect(followed(field)).toBe(1);
    // The window of ±80 px smooths the bend itself.
    expect(worstError(field, folded)).toBeLessThan(0.03);
  });

  it('follows lines that all stand far from the expected pitch by 1 %', () => {
    const { x, y, frequency } = straight(0, 8);
    const field = trackOn(drawGrid(size, { x, y }), { ...settings, frequency: [frequency[0] * 1.01, 0] });
    expect(worstError(field, x)).toBeLessThan(tolerance);
  });

  it('goes round a stain and leaves out paper without a grid', () => {
    const { x, y, frequency } = straight(0, 8);
    const image = blank(drawGrid(size, { x, y }), (column, row) => column < 210 && row < 210);
    const field = trackOn(image, { ...settings, sigma: 24, frequency });
    expect(shown(field)[0]!.slice(0, 3)).toBe('...');
    expect(shown(field).at(-1)).toBe('xxxxxxxxxxx');
    expect(field.quality[0]).toBe(0);
  });

  it('finds nothing on empty paper and on noise', () => {
    const empty = { ...size, data: new Uint8Array(size.width * size.height) };
    expect(followed(trackOn(empty, { ...settings, frequency: [1 / 8, 0] }))).toBe(0);
    const { uniform } = createSeededRandom(1);
    const noise = empty.data.map(() => 256 * uniform());
    expect(followed(trackOn({ ...size, data: noise }, { ...settings, frequency: [1 / 8, 0] }))).toBe(0);
  });

  it('says how clear the grid is', () => {
    const { x, y, frequency } = straight(0, 8);
    const clear = drawGrid(size, { x, y: () => 0.5 });
    const crossed = drawGrid(size, { x, y });
    const quality = (image: GrayImage) => trackOn(image, { ...settings, frequency }).quality[0]!;
    expect(quality(clear)).toBeGreaterThan(1.3 * quality(crossed));
  });
});
