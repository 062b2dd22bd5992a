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

/** Every pixel of a row from column 20 to before column 380: as wide as a trace. */
const line = (row: number) => Array.from({ length: 360 }, (_, k) => [20 + k, row] as const);

it('gives the network windows of whole strides, and puts what it says where it belongs', async () => {
  const dots = [0, 447, 448, 700, 1098].flatMap(line);
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
    [0, 447, 448, 700, 1098].flatMap((row) => Array.from({ length: 720 }, (_, k) => [40 + k, row])),
  );
});

it('reads what is near lines, and not the rest', async () => {
  let read = 0;
  await readInk(flatPage([...line(500), [50, 900]]), (input, size) => {
    read += size.height;
    return echo(input, size);
  });
  expect(read).toBeGreaterThan(64);
  expect(read).toBeLessThan(200);
});

it('takes ink away where the network sees none, and adds what it sees alone', async () => {
  const page = flatPage([...line(100), [50, 300]]);
  // A pale pixel by which the network below knows its place.
  page.flat.ink.data[104 * width + 61] = 0.3;
  const flat = await readInk(page, async (cells) => {
    const answer = new Uint8Array((cells.length / inkCellInputs) * inkCellOutputs);
    // Column 61 is the second of its cell, row 104 the first; 180 of 255 is a chance of 0.8.
    for (let n = 0; n < cells.length / inkCellInputs; n++) {
      if (Math.abs(cells[n * inkCellInputs + 32 + 1]! - 77) < 2) answer[n * inkCellOutputs + 4] = 180;
    }
    return answer;
  });
  expect(flat.lines?.needed).toBe(true);
  expect(flat.ink.data[300 * width + 50]).toBe(0);
  expect(flat.ink.data[100 * width + 200]).toBe(0);
  // The pixel under the first of that cell.
  expect(flat.ink.data[105 * width + 60]).toBe(1);
});

it('keeps the finer ink that was found without a network where the network agrees with it', async () => {
  const page = flatPage(line(50));
  const flat = await readInk(page, echo);
  expect(flat.ink).toBe(page.flat.ink);
  expect(flat.lines?.needed).toBe(false);
  expect(flat.lines?.marks.width).toBe(2 * width);
});

it('sees the same in every view of a page when the network does not mind how it lies', async () => {
  const page = flatPage([...line(100), ...line(333), ...Array.from({ length: 90 }, (_, k) => [77, 120 + k] as const)]);
  const once = await readInk(page, echo);
  for (const views of [2, 4] as const) {
    const mean = await readInk(page, echo, views);
    const { data } = once.lines!.marks;
    expect(mean.lines!.marks.data.findIndex((mark, p) => mark !== data[p])).toBe(-1);
    expect(mean.ink.data.findIndex((value, p) => value !== once.ink.data[p])).toBe(-1);
  }
});

it('takes the mean of what it sees in all views, each where it belongs on the page', async () => {
  // A network that marks the first half column of each pixel of ink only: in a mirror that is the second one.
  const first: InkNetwork = async (cells, size) => {
    const answer = await echo(cells, size);
    for (let n = 0; n < answer.length; n += inkCellOutputs) {
      for (let k = 1; k < 32; k += 2) answer[n + 32 + k] = 0;
    }
    return answer;
  };
  const page = flatPage(line(100));
  const marksOf = async (views: 1 | 2) =>
    (await readInk(page, first, views)).lines!.marks.data.subarray(100 * 2 * width);
  const [alone, mean] = [await marksOf(1), await marksOf(2)];
  expect([alone[200], alone[201]].map((mark) => Math.round(mark!))).toEqual([1, 0]);
  expect([mean[200], mean[201]]).toEqual([alone[200]! / 2, alone[200]! / 2]);
});
