import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { chooseLocalAxes } from './choose-local-axes.ts';
import { findGridAxes } from './find-grid-axes.ts';
import { findLocalAxes } from './find-local-axes.ts';
import { tileSpectra } from './tile-spectra.ts';
import { tilesAgree } from './tiles-agree.ts';

const size = 128;
const limits = { lowest: 1 / 60, highest: 0.4 };
const picture = { width: 900, height: 640 };

interface Sheet {
  /** Lines counted along both axes at a place of the picture, null beside the sheet. */
  readonly at: (column: number, row: number) => readonly [x: number, y: number] | null;
  /** Darkness of all lines and of every fifth one. */
  readonly darkness?: readonly [number, number];
}

/** Lines of a Gaussian profile and noise; beside the sheet a coarse grain of one direction. */
function draw({ at, darkness = [60, 120] }: Sheet): GrayImage {
  const random = createSeededRandom(1);
  const profile = (phase: number) => {
    const line = Math.round(phase);
    return darkness[line % 5 === 0 ? 1 : 0]! * Math.exp(-((phase - line) ** 2) / (2 * 0.12 ** 2));
  };
  const data = Uint8Array.from({ length: picture.width * picture.height }, (_, k) => {
    const [column, row] = [k % picture.width, Math.floor(k / picture.width)];
    const lines = at(column, row);
    const level =
      lines === null
        ? 120 + 60 * Math.sin(row / 6 + 2 * Math.sin(column / 70))
        : Math.max(profile(lines[0]), profile(lines[1]));
    return Math.min(Math.max(Math.round(level + 6 * random.normal()), 0), 255);
  });
  return { ...picture, data };
}

/** Perspective: the pitch (pixels at the middle) grows along the columns by `depth` over the picture. */
function inPerspective(pitch: number, depth: number): Sheet['at'] {
  return (column, row) => {
    const [u, v] = [column - 450, row - 320];
    if (Math.abs(u) > 400 || Math.abs(v) > 270) return null;
    const scale = 1 / (pitch * (1 + (depth * u) / 900));
    return [(u + 0.1 * v) * scale, (v - 0.1 * u) * scale];
  };
}

const spectraOf = (sheet: Sheet, tile = size) => tileSpectra(draw(sheet), tile);

describe('findLocalAxes', () => {
  it('finds each family in its own direction', () => {
    const skew = (10 * Math.PI) / 180;
    const at: Sheet['at'] = (column, row) => [column / 5.2, (row * Math.cos(skew) + column * Math.sin(skew)) / 6.1];
    const [x, y] = findLocalAxes(spectraOf({ at })[8]!, size, limits)!;
    expect(x.angle).toBeCloseTo(0, 1.5);
    expect(y.angle).toBeCloseTo(Math.PI / 2 - skew, 1.5);
    expect(x.fivefold && y.fivefold).toBe(true);
    expect(Math.abs(5 * 5.2 * x.frequency - 1)).toBeLessThan(0.02);
    expect(Math.abs(5 * 6.1 * y.frequency - 1)).toBeLessThan(0.02);
  });
});

describe('chooseLocalAxes', () => {
  it.each([0, 0.5, 0.9])('finds the lines of a part of the sheet: pitch grows by %d over the picture', (depth) => {
    const { axes } = chooseLocalAxes(spectraOf({ at: inPerspective(5.5, depth) }), size, limits)!;
    for (const axis of axes) {
      const pitch = 1 / (axis.frequency * (axis.fivefold ? 5 : 1));
      expect(pitch).toBeGreaterThan(5.5 * (1 - depth / 2) * 0.8);
      expect(pitch).toBeLessThan(5.5 * (1 + depth / 2) * 1.2);
    }
  });

  it('tells whether all of the page shows the same lines', () => {
    const flat = chooseLocalAxes(spectraOf({ at: (column, row) => [column / 12, row / 12] }), size, limits)!;
    expect(flat.isShared).toBe(true);
    const bent = chooseLocalAxes(spectraOf({ at: inPerspective(5.5, 0.9) }), size, limits)!;
    expect(bent.isShared).toBe(false);
  });

  it('finds nothing on a desk, on bare paper and on lines of one family', () => {
    expect(chooseLocalAxes(spectraOf({ at: () => null }), size, limits)).toBeNull();
    expect(chooseLocalAxes(spectraOf({ at: () => [0.5, 0.5] }), size, limits)).toBeNull();
    expect(chooseLocalAxes(spectraOf({ at: (_, row) => [0.5, row / 7] }), size, limits)).toBeNull();
  });
});

describe('tilesAgree', () => {
  const agree = (at: Sheet['at']) => {
    const spectra = spectraOf({ at }, 256);
    const axes = findGridAxes(spectra, 256, limits);
    return axes !== null && tilesAgree(spectra, 256, axes);
  };

  it('tells a flat page from one in perspective', () => {
    expect(agree((column, row) => [column / 6, row / 6])).toBe(true);
    expect(agree(inPerspective(6, 0.6))).toBe(false);
  });
});
