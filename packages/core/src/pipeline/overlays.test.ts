import { describe, expect, it } from 'vitest';
import { createPageCanvas } from '../image/draw/page/create-page-canvas.ts';
import { paperToCanvas } from '../image/draw/page/paper-to-canvas.ts';
import { regionBox } from '../image/draw/page/region-box.ts';
import { uprightTurn } from '../image/draw/page/upright-turn.ts';
import { pageOfRendering } from '../image/draw/test-support/page-of-rendering.ts';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { RgbImage } from '../model/image.ts';
import type { DigitizedPage } from '../model/page.ts';
import { renderPage } from '../render/render-page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { drawGridOverlay } from '../stages/grid/draw-overlay.ts';
import { drawLayoutOverlay } from '../stages/layout/draw-overlay.ts';
import { drawQualityOverlay } from '../stages/quality/draw-overlay.ts';
import { drawPoseOverlay } from '../stages/rectify/draw-overlay.ts';
import { drawSegmentOverlay } from '../stages/segment/draw-overlay.ts';
import { drawSignalsOverlay } from '../stages/signals/draw-overlay.ts';
import { drawTraceOverlay } from '../stages/trace/draw-overlay.ts';
import { millimetres } from '../units.ts';
import { drawPageOverlay } from './draw-page-overlay.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 3 });
const page = pageOfRendering(renderPage(record, { template, dotsPerInch: 60, rotation: 3, quarterTurns: 1 }));

const overlays: Readonly<Record<string, (page: DigitizedPage) => RgbImage>> = {
  drawSegmentOverlay,
  drawPoseOverlay,
  drawGridOverlay,
  drawLayoutOverlay,
  drawTraceOverlay,
  drawSignalsOverlay,
  drawQualityOverlay,
  drawPageOverlay,
};

/** How many pixels have a colour like this one. */
function countColor({ data }: RgbImage, isIt: (red: number, green: number, blue: number) => boolean): number {
  let count = 0;
  for (let p = 0; p < data.length; p += 3) if (isIt(data[p]!, data[p + 1]!, data[p + 2]!)) count++;
  return count;
}
const isGreen = (red: number, green: number, blue: number) => green > red + 90 && green > blue + 60;
const isRed = (red: number, green: number, blue: number) => red > green + 140 && red > blue + 140;

describe('overlays', () => {
  it.each(Object.entries(overlays))('%s draws on a picture of its own, not too wide', (_, draw) => {
    const before = page.image.data.slice();
    const image = draw(page);
    expect(image.data).toHaveLength(image.width * image.height * 3);
    expect(image.width).toBeLessThanOrEqual(2560);
    expect(new Set(image.data).size).toBeGreaterThan(2);
    expect(page.image.data.every((value, p) => value === before[p])).toBe(true);
  });

  it('bring the paper upright, whatever way it lies', () => {
    for (const quarterTurns of [0, 1, 2, 3] as const) {
      for (const mirrored of [false, true]) {
        const turned = pageOfRendering(
          renderPage(record, { template, dotsPerInch: 30, rotation: -5, quarterTurns, mirrored }),
        );
        const canvas = createPageCanvas(turned.image, { turn: uprightTurn(turned.grid.map) });
        const { right, bottom } = turned.grid;
        const [left, top, far, low] = paperToCanvas(canvas, turned.grid.map, [0, 0, right, bottom]);
        expect(far! - left!).toBeGreaterThan(0.8 * canvas.width);
        expect(low! - top!).toBeGreaterThan(0.7 * canvas.height);
      }
    }
  });

  it('show certain traces in green, doubtful ones and gaps in red', () => {
    const certain = drawTraceOverlay(page);
    const doubtful = drawTraceOverlay({
      ...page,
      traces: page.traces.map((trace) => ({ ...trace, confidence: trace.confidence.map(() => 0) })),
    });
    const empty = drawTraceOverlay({
      ...page,
      traces: page.traces.map((trace) => ({ ...trace, y: trace.y.map(() => Number.NaN) })),
    });
    expect(countColor(certain, isGreen)).toBeGreaterThan(3000);
    expect(countColor(certain, isRed)).toBe(0);
    expect(countColor(doubtful, isGreen)).toBe(0);
    expect(countColor(doubtful, isRed)).toBeGreaterThan(3000);
    expect(countColor(empty, isGreen)).toBe(0);
    const isPink = (red: number, green: number, blue: number) => red > green + 50 && red > blue + 50;
    expect(countColor(empty, isPink)).toBeGreaterThan(countColor(certain, isPink) + 3000);
  });

  it('draw the trace where the ink is', () => {
    const bare = renderPage(record, { template, dotsPerInch: 120, gridStyle: 'none', pulse: 'none', labels: 'none' });
    const drawn = pageOfRendering(bare);
    const canvas = createPageCanvas(drawn.image);
    const trace = drawn.traces[0]!;
    const points = Array.from(trace.y).flatMap((y, i) => [trace.start + i * trace.step, y]);
    const onCanvas = paperToCanvas(canvas, drawn.grid.map, points);
    let onInk = 0;
    for (let p = 0; p < onCanvas.length; p += 2) {
      const offset = (Math.round(onCanvas[p + 1]!) * canvas.image.width + Math.round(onCanvas[p]!)) * 3;
      if (canvas.image.data[offset]! < 200) onInk++;
    }
    expect(onInk / trace.y.length).toBeGreaterThan(0.97);
  });

  it('plot less ink where samples are missing', () => {
    const isInk = (red: number, green: number, blue: number) => red < 60 && green < 60 && blue < 80;
    const leads = page.record.leads.map((lead, k) =>
      k % 2 === 0 ? lead : { ...lead, samples: lead.samples.map(() => Number.NaN) },
    );
    const whole = countColor(drawSignalsOverlay(page), isInk);
    expect(whole).toBeGreaterThan(3000);
    expect(countColor(drawSignalsOverlay({ ...page, record: { ...page.record, leads } }), isInk)).toBeLessThan(
      0.8 * whole,
    );
  });

  it('say more of a digitization than of its page alone', () => {
    const timings = [{ stage: 'read', milliseconds: 1 }];
    const reasons = ['V6 has no trace'];
    const partial = drawPageOverlay({ status: 'partial', page, missingLeads: ['V6'], reasons, timings });
    const complete = drawPageOverlay({ status: 'complete', page, timings });
    const alone = drawPageOverlay(page);
    expect(complete.height).toBeGreaterThan(alone.height);
    expect(partial.height).toBeGreaterThan(complete.height);
  });

  it('part neighbouring rows half way', () => {
    const rows = [20, 30, 80].map((height) => ({ ...page.layout.rows[0]!, baseline: millimetres(height) }));
    const layout = { ...page.layout, rows };
    const box = (row: number) => regionBox(layout, { ...page.layout.regions[0]!, row });
    expect([box(0).top, box(0).bottom]).toEqual([8, 25]);
    expect([box(1).top, box(1).bottom]).toEqual([25, 42]);
    expect([box(2).top, box(2).bottom]).toEqual([68, 92]);
  });
});
