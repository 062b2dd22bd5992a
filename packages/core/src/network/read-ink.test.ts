import { expect, it } from 'vitest';
import type { GriddedPage } from '../model/page.ts';
import { millimetres, pixels, pixelsPerMillimetre } from '../units.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkCellInputs, inkCellOutputs, inkNetworkScale, inkNetworkStride } from './ink-network-scale.ts';
import { readInk } from './read-ink.ts';

const width = 400;
const height = 1100;

/** A flat page at the network's own resolution, lying straight in its picture: a dot wherever `dots` says. */
function flatPage(dots: readonly (readonly [column: number, row: number])[]) {
  const empty = () => ({ width, height, data: new Uint8Array(width * height) });
  const data = new Float32Array(width * height);
  for (const [column, row] of dots) data[row * width + column] = 1;
  const map = {
    originX: millimetres(-10),
    originY: millimetres(-10),
    pitch: millimetres(10),
    columns: 10,
    rows: 20,
    sourceColumn: Float64Array.from({ length: 200 }, (_, k) => ((k % 10) * 10 - 10) * inkNetworkScale),
    sourceRow: Float64Array.from({ length: 200 }, (_, k) => (Math.floor(k / 10) * 10 - 10) * inkNetworkScale),
  };
  const grid = {
    map,
    left: millimetres(0),
    top: millimetres(0),
    right: millimetres((width - 1) / inkNetworkScale),
    bottom: millimetres((height - 1) / inkNetworkScale),
    pixelsPerMillimetreX: pixelsPerMillimetre(inkNetworkScale),
    pixelsPerMillimetreY: pixelsPerMillimetre(inkNetworkScale),
    scaleSource: 'grid' as const,
    scaleConfidence: 1,
    minorGrid: true,
    majorGrid: true,
    residual: pixels(0),
  };
  const page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'> = {
    maps: { ink: empty(), grid: empty(), text: empty() },
    grid,
    flat: {
      left: millimetres(0),
      top: millimetres(0),
      pixelsPerMillimetre: pixelsPerMillimetre(inkNetworkScale),
      ink: { width, height, data },
      reliability: empty(),
    },
  };
  return page;
}

/** The surest answer. */
const sure = 255;

/** Says of every pixel what it was told of it without a network, and marks the half columns of that ink. */
const echo: InkNetwork = async (cells) => {
  const count = cells.length / inkCellInputs;
  const answer = new Uint8Array(count * inkCellOutputs);
  for (let n = 0; n < count; n++) {
    for (let k = 0; k < 16; k++) {
      if (cells[n * inkCellInputs + 32 + k]! < 128) continue;
      const place = n * inkCellOutputs;
      answer[place + k] = answer[place + 32 + 2 * k] = answer[place + 32 + 2 * k + 1] = sure;
    }
  }
  return answer;
};

it('gives the network strips of whole strides, and puts what it says where it belongs', async () => {
  const dots = [
    [0, 0],
    [200, 447],
    [201, 448],
    [202, 449],
    [398, 1098],
  ] as const;
  const sizes: number[] = [];
  const flat = await readInk(flatPage(dots), (input, size) => {
    sizes.push(size.height % inkNetworkStride, size.width % inkNetworkStride);
    return echo(input, size);
  });
  expect(new Set(sizes)).toEqual(new Set([0]));
  const found = [...flat.ink.data].flatMap((value, p) => (value > 0.5 ? [[p % width, Math.floor(p / width)]] : []));
  expect(found).toEqual(dots);
  const marks = flat.lines!.marks;
  const marked = [...marks.data].flatMap((value, p) =>
    value > 0.5 ? [[p % marks.width, Math.floor(p / marks.width)]] : [],
  );
  expect(marked).toEqual(
    dots.flatMap(([column, row]) => [
      [2 * column, row],
      [2 * column + 1, row],
    ]),
  );
});

it('takes ink away where the network sees none, and adds what it sees alone', async () => {
  const flat = await readInk(flatPage([[50, 50]]), async (cells, { width: across }) => {
    const answer = new Uint8Array((cells.length / inkCellInputs) * inkCellOutputs);
    // Pixel (60, 100) is the first of its cell, of the strip at the top of the page; 180 of 255 is a chance of 0.8.
    if (cells[32 + ((48 >> 2) * (across >> 2) + (48 >> 2)) * inkCellInputs + 2 * 4 + 2]! > 128)
      answer[(25 * (across >> 2) + 15) * inkCellOutputs] = 180;
    return answer;
  });
  expect(flat.lines?.needed).toBe(true);
  expect(flat.ink.data[50 * width + 50]).toBe(0);
  expect(flat.ink.data[100 * width + 60]).toBe(1);
});

it('keeps the finer ink that was found without a network where the network agrees with it', async () => {
  const page = flatPage([[50, 50]]);
  const flat = await readInk(page, echo);
  expect(flat.ink).toBe(page.flat.ink);
  expect(flat.lines?.needed).toBe(false);
  expect(flat.lines?.marks.width).toBe(2 * width);
});
