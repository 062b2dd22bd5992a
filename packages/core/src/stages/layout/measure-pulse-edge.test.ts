import { describe, expect, it } from 'vitest';
import type { PaperMap } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';
import type { PulseShape } from './find-pulses.ts';
import { measurePulseEdge } from './measure-pulse-edge.ts';

const scale = 8;
const [width, height] = [200, 320];
const [columns, rows] = [9, 10];

/** Paper millimetres to pixels of the source, 8 a millimetre; nodes reach beyond the picture on all sides. */
const map: PaperMap = {
  originX: millimetres(-20),
  originY: millimetres(-20),
  pitch: millimetres(10),
  columns,
  rows,
  sourceColumn: Float64Array.from({ length: columns * rows }, (_, k) => ((k % columns) - 2) * 10 * scale),
  sourceRow: Float64Array.from({ length: columns * rows }, (_, k) => (Math.floor(k / columns) - 2) * 10 * scale),
};

const pulse: PulseShape = { row: 0, left: 60, right: 100, top: 40, foot: 120 };

interface Drawing {
  /** Columns that each edge takes from foot to top. */
  readonly slant?: number;
  /** Column of a line of the grid, and how dark it is. */
  readonly grid?: readonly [number, number];
  /** Edges that are drawn. */
  readonly edges?: readonly number[];
}

const lower: PulseShape = { ...pulse, row: 1, top: 200, foot: 280 };

/** Edges of both pulses 3.2 pixels thick, their middles at columns 60.3 and 100.3 half way up. */
function draw({ slant = 0, grid = [0, 0], edges = [60.3, 100.3] }: Drawing) {
  const data = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) data[v * width + grid[0]] = grid[1];
  for (let v = 40; v <= 280; v++) {
    if (v > 120 && v < 200) continue;
    for (const middle of edges) {
      const lean = (middle < 80 ? -1 : 1) * slant * (((v % 160) - 80) / 80);
      for (let u = 0; u < width; u++) {
        const covered = Math.min(1, Math.max(0, 1.6 + 0.5 - Math.abs(u - middle - lean)));
        const at = v * width + u;
        data[at] = Math.round(data[at]! + (200 - data[at]!) * covered);
      }
    }
  }
  return { width, height, data };
}

function measure(drawing: Drawing) {
  return measurePulseEdge([pulse], { ink: draw(drawing), map, left: 0, top: 0, pixelsPerMillimetre: scale });
}

describe('measurePulseEdge', () => {
  it('finds the middle of the edge behind which the trace begins', () => {
    const edge = measure({});
    expect(edge?.x).toBeCloseTo(100.3, 1);
    expect(edge?.slant).toBe(0);
  });

  it('is not drawn aside by a line of the grid at its flank', () => {
    expect(Math.abs((measure({ grid: [98, 110] })?.x ?? 0) - 100.3)).toBeLessThan(0.15);
  });

  it('tells by its slant how far apart the samples are that it is drawn with', () => {
    expect(measure({ slant: 0.4 })?.slant).toBeCloseTo(0.4, 6);
    expect(measure({ slant: 2 })?.slant).toBeCloseTo(2, 6);
  });

  it('takes the other edge, a fifth of a second away, where this one is lost', () => {
    expect(measure({ edges: [60.3] })?.x).toBeCloseTo(100.3, 1);
  });

  it('leaves out an edge along which a trace makes the stroke broader', () => {
    const broad = measurePulseEdge([pulse, { ...pulse, row: 1 }], {
      ink: draw({ edges: [60.3, 100.3, 101.6] }),
      map,
      left: 0,
      top: 0,
      pixelsPerMillimetre: scale,
    });
    expect(broad?.x).toBeCloseTo(100.3, 1);
  });

  it('leaves out an edge that a steep wave leaves at its foot: it slants as no other does', () => {
    const ink = draw({});
    for (let v = 60; v <= 120; v++) ink.data.fill(200, v * width + 101, v * width + 101 + Math.round((v - 60) * 0.08));
    const edge = measurePulseEdge([pulse, lower], { ink, map, left: 0, top: 0, pixelsPerMillimetre: scale });
    expect(Math.abs((edge?.x ?? 0) - 100.3)).toBeLessThan(0.03);
    expect(edge?.slant).toBe(0);
  });

  it('says nothing where no edge is seen', () => {
    expect(measure({ edges: [] })).toBeNull();
  });
});
