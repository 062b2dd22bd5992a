import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkNetworkStride } from '../ink-network-scale.ts';
import { chooseWindows, type NetworkWindow } from './choose-windows.ts';
import { type TileMask, tileSide } from './find-trace-tiles.ts';

/** Masks with some boxes of tiles. */
const masks: fc.Arbitrary<TileMask> = fc
  .record({
    across: fc.integer({ min: 1, max: 40 }),
    down: fc.integer({ min: 1, max: 50 }),
    boxes: fc.array(
      fc.tuple(
        fc.nat({ max: 39 }),
        fc.nat({ max: 49 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
      ),
      { maxLength: 6 },
    ),
  })
  .map(({ across, down, boxes }) => {
    const data = new Uint8Array(across * down);
    for (const [left, top, width, height] of boxes) {
      for (let b = top; b < Math.min(down, top + height); b++) {
        for (let a = left; a < Math.min(across, left + width); a++) data[b * across + a] = 1;
      }
    }
    return { across, down, data };
  });

const holds = ({ left, top, width, height }: NetworkWindow, column: number, row: number) =>
  column >= left && row >= top && column < left + width && row < top + height;

it('reads every tile that is asked for, once, with a tile around it', () => {
  fc.assert(
    fc.property(masks, (mask) => {
      const runs = chooseWindows(mask);
      const { across, down, data } = mask;
      for (let tile = 0; tile < data.length; tile++) {
        const column = (tile % across) * tileSide;
        const row = Math.floor(tile / across) * tileSide;
        const readers = runs.filter(({ inner }) => holds(inner, column, row));
        expect(readers.length).toBeLessThanOrEqual(1);
        if (data[tile] === 0) continue;
        expect(readers).toHaveLength(1);
        for (const [u, v] of [
          [column - 1, row - 1],
          [column + tileSide, row + tileSide],
        ] as const) {
          if (u < 0 || v < 0 || u >= across * tileSide || v >= down * tileSide) continue;
          expect(holds(readers[0]!.window, u, v)).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('reads whole strides that begin on whole tiles of the page', () => {
  fc.assert(
    fc.property(masks, (mask) => {
      for (const { window } of chooseWindows(mask)) {
        expect([window.width % inkNetworkStride, window.height % inkNetworkStride]).toEqual([0, 0]);
        expect([window.left % tileSide, window.top % tileSide]).toEqual([0, 0]);
        expect(window.left).toBeLessThan(mask.across * tileSide);
        expect(window.top).toBeLessThan(mask.down * tileSide);
      }
    }),
  );
});

it('leaves bare rows between two traces out, and bare columns between two strips', () => {
  const across = 40;
  const data = new Uint8Array(across * 40);
  data.fill(1, 5 * across, 6 * across);
  data.fill(1, 25 * across, 25 * across + 10);
  data.fill(1, 25 * across + 30, 26 * across);
  const sizes = chooseWindows({ across, down: 40, data }).map(({ inner }) => [inner.width, inner.height]);
  const ten = 10 * tileSide;
  expect(sizes).toEqual([
    [4 * ten, tileSide],
    [ten, tileSide],
    [ten, tileSide],
  ]);
});

it('reads nothing where nothing is asked for', () => {
  expect(chooseWindows({ across: 5, down: 5, data: new Uint8Array(25) })).toEqual([]);
});
