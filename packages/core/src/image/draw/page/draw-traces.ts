import type { LeadTrace, TracedPage } from '../../../model/page.ts';
import { drawPolyline } from '../draw-polyline.ts';
import { confidenceColor } from './confidence-color.ts';
import type { PageCanvas } from './page-canvas.ts';
import { paperToCanvas } from './paper-to-canvas.ts';

/** Colors told apart along a trace: as many as an eye can. */
const confidenceSteps = 8;
/** Gaps shorter than this, in millimetres, are not marked; nobody would see them. */
const shortestGap = 0.5;

/**
 * Draws the centre line of every lead over the picture, from green (certain) to red. Where a lead has no line, a broad
 * red band lies on its baseline. Changes the canvas.
 */
export function drawTraces(canvas: PageCanvas, page: TracedPage): void {
  for (const trace of page.traces) {
    drawGaps(canvas, page, trace);
    drawTrace(canvas, page, trace);
  }
}

function drawTrace(canvas: PageCanvas, page: TracedPage, trace: LeadTrace): void {
  const { y, confidence, start, step } = trace;
  const levelAt = (i: number) => Math.round(confidence[i]! * (confidenceSteps - 1));
  for (let i = 0; i < y.length; ) {
    if (Number.isNaN(y[i]!)) {
      i++;
      continue;
    }
    const level = levelAt(i);
    const points: number[] = [];
    let end = i;
    // The first point of the next run belongs to this one too, so that no hole opens between two colours.
    for (; end < y.length && !Number.isNaN(y[end]!); end++) {
      points.push(start + end * step, y[end]!);
      if (end > i && levelAt(end) !== level) break;
    }
    const color = confidenceColor(level / (confidenceSteps - 1));
    const width = Math.max(1, 0.75 * canvas.textScale);
    drawPolyline(canvas.image, paperToCanvas(canvas, page.grid.map, points), { color, width });
    i = end;
  }
}

function drawGaps(canvas: PageCanvas, page: TracedPage, trace: LeadTrace): void {
  const { y, start, step } = trace;
  const region = page.layout.regions[trace.region];
  const baseline = region === undefined ? undefined : page.layout.rows[region.row]?.baseline;
  if (baseline === undefined) return;
  for (let i = 0; i < y.length; ) {
    let end = i;
    while (end < y.length && Number.isNaN(y[end]!)) end++;
    if ((end - i) * step >= shortestGap) {
      const points = paperToCanvas(canvas, page.grid.map, [start + i * step, baseline, start + end * step, baseline]);
      drawPolyline(canvas.image, points, { color: [230, 0, 0], width: 5 * canvas.textScale, opacity: 0.35 });
    }
    i = end + 1;
  }
}
