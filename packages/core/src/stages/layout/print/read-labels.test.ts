import { expect, it } from 'vitest';
import type { GriddedPage } from '../../../model/page.ts';
import { type LabelNetwork, labelClasses } from '../../../network/label-network.ts';
import { drawLabelPage } from '../../../network/labels/draw-label-page.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import { millimetres, pixels, pixelsPerMillimetre } from '../../../units.ts';
import { layoutOptionsSchema } from '../layout-options.ts';
import { readLabels } from './read-labels.ts';

const scale = 8;
const [width, height] = [480, 400];

/** Bare paper at 8 px/mm, whose upper left corner is (-10, 20), with one piece of ink of 2 × 3 mm at (0, 30). */
function pageWithLetter(): GriddedPage {
  const plane = () => ({ width, height, data: new Uint8Array(width * height) });
  const ink = plane();
  for (let v = 80; v < 104; v++) ink.data.fill(200, v * width + 80, v * width + 96);
  const nodes = { columns: 8, rows: 7 };
  const map = {
    originX: millimetres(-10),
    originY: millimetres(20),
    pitch: millimetres(10),
    ...nodes,
    sourceColumn: Float64Array.from({ length: 56 }, (_, k) => (k % 8) * 10 * scale),
    sourceRow: Float64Array.from({ length: 56 }, (_, k) => Math.floor(k / 8) * 10 * scale),
  };
  const empty = { width: 1, height: 1, data: new Uint8Array(1) };
  return {
    sourceName: 'letter',
    bytes: new Uint8Array(0),
    pageIndex: 0,
    format: 'png',
    image: { ...empty, data: new Uint8Array(3) },
    dotsPerInch: null,
    maps: { ink, grid: plane(), text: plane() },
    pose: { quarterTurns: 0, mirrored: false, rotation: 0 as GriddedPage['pose']['rotation'], axes: null },
    grid: {
      map,
      left: millimetres(-10),
      top: millimetres(20),
      right: millimetres(-10 + (width - 1) / scale),
      bottom: millimetres(20 + (height - 1) / scale),
      pixelsPerMillimetreX: pixelsPerMillimetre(scale),
      pixelsPerMillimetreY: pixelsPerMillimetre(scale),
      scaleSource: 'grid',
      scaleConfidence: 1,
      minorGrid: true,
      majorGrid: true,
      residual: pixels(0),
    },
    flat: {
      left: millimetres(-10),
      top: millimetres(20),
      pixelsPerMillimetre: pixelsPerMillimetre(scale),
      ink: { width: 1, height: 1, data: new Float32Array(1) },
      reliability: empty,
    },
  };
}

/** Says V5 to every crop, with this confidence. */
const alwaysV5 =
  (confidence: number): LabelNetwork =>
  async (_, count) => {
    const chances = new Float32Array(count * labelClasses.length);
    for (let k = 0; k < count; k++) {
      chances[k * labelClasses.length] = 1 - confidence;
      chances[k * labelClasses.length + labelClasses.indexOf('V5')] = confidence;
    }
    return chances;
  };

function contextWith(network: LabelNetwork | null): StageContext {
  return {
    decodeImage: () => Promise.reject(new Error('not asked for')),
    now: () => 0,
    report: () => {},
    throwIfStopped: () => {},
    loadLabelNetwork: async () => network,
  };
}

const options = layoutOptionsSchema.parse({});

it('tells a name and where it stands on the paper', async () => {
  const labels = await readLabels(() => drawLabelPage(pageWithLetter()), options, contextWith(alwaysV5(0.8)));
  expect(labels).toHaveLength(1);
  const [{ lead, confidence, box }] = labels as [(typeof labels)[number]];
  expect(lead).toBe('V5');
  expect(confidence).toBeCloseTo(0.8, 5);
  const edges = [box.left, box.top, box.right, box.bottom];
  for (const [k, edge] of [0, 30, 2, 33].entries()) expect(Math.abs(edges[k]! - edge)).toBeLessThan(0.3);
});

it.each([
  ['the network is in doubt', options, alwaysV5(0.2)],
  ['there is no network', options, null],
  ['nobody asks for names', { ...options, readLabels: false }, alwaysV5(0.8)],
])('tells nothing where %s', async (_, given, network) => {
  expect(await readLabels(() => drawLabelPage(pageWithLetter()), given, contextWith(network))).toEqual([]);
});
