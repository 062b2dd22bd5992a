import { centreLine } from '../../image/centre-line/centre-line.ts';
import { measureCurvePen } from '../../image/centre-line/measure-curve-pen.ts';
import { limitPenByPulses } from '../../image/limit-pen-by-pulses.ts';
import type { LaidOutPage, LeadTrace, LineMarks, TracedPage } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { millimetres } from '../../units.ts';
import { bridgeHoles } from './bridge-holes.ts';
import { drawTraceOverlay } from './draw-overlay.ts';
import { markRows } from './follow-line.ts';
import { fuseMarks } from './fuse-marks.ts';
import { leaveOtherMarks } from './leave-other-marks.ts';
import { maskTicks } from './mask-ticks.ts';
import { reachTips } from './reach-tips.ts';
import { readBesidePulse } from './read-beside-pulse.ts';
import { refineTraces } from './refine-traces.ts';
import { settleSeams } from './settle-seams.ts';
import type { TraceOptions } from './trace-options.ts';

/** The centre line of every lead on the flat paper, with a confidence a column. */
export const traceStage: Stage<LaidOutPage, TracedPage, TraceOptions> = {
  name: 'trace',
  run: async (page, options, context) => {
    const { flat, layout } = page;
    const scale = flat.pixelsPerMillimetre;
    const { paths, ink } = maskTicks(
      layout.rows.map((row) => row.y.map((y) => (y - flat.top) * scale)),
      page,
    );
    const ways = paths.map((path) => ({ path, others: paths.filter((other) => other !== path) }));
    const widths = ways.map((way) => measureCurvePen(ink, way));
    const pulses = layout.pulses.map((pulse) => ({
      left: (pulse.left - flat.left) * scale,
      right: (pulse.right - flat.left) * scale,
      top: (pulse.top - flat.top) * scale,
    }));
    const measured = widths.sort((a, b) => a - b)[widths.length >> 1] ?? 3;
    const penWidth = limitPenByPulses(flat.ink, pulses, measured);
    const lines = ways.map((way) => centreLine(ink, { ...way, penWidth }));
    const traces = layout.regions.map((region, index): LeadTrace => {
      const line = lines[region.row]!;
      const first = Math.max(0, Math.floor((region.left - flat.left) * scale));
      const last = Math.min(flat.ink.width - 1, Math.ceil((region.right - flat.left) * scale));
      const side = layout.rows[region.row]!.pulseSide;
      const pulse = layout.pulses.find((one) => one.row === region.row && one.side === side);
      if (side !== null && pulse !== undefined) {
        readBesidePulse(line.y, flat.ink, {
          pulse: { top: (pulse.top - flat.top) * scale, foot: (pulse.foot - flat.top) * scale },
          end: side === 'left' ? first : last,
          side,
          penWidth,
        });
      }
      const y = line.y.slice(first, last + 1).map((row) => flat.top + row / scale);
      const confidence = line.spread
        .slice(first, last + 1)
        .map((spread, k) => trust(spread / penWidth, reliabilityAt(page, first + k, line.y[first + k]!)));
      const bridged = bridgeHoles({ y, confidence }, { longest: options.longestBridge * scale });
      return {
        region: index,
        start: millimetres(flat.left + first / scale),
        step: millimetres(1 / scale),
        ...bridged,
      };
    });
    const { lines: marks } = flat;
    const fused = marks === undefined ? traces : fuseAll(traces, marks, layout.regions);
    const settled = settleSeams(fused, layout.regions);
    const traced = { ...page, traces: settled, penWidth: millimetres(penWidth / scale) };
    const network = options.lineReader === 'auto' ? await context.loadLineNetwork?.() : null;
    const refined = network ? await refineTraces(traced, network) : settled;
    return { ...traced, traces: refined.map((trace) => reachTips(trace, flat)) };
  },
  drawOverlay: drawTraceOverlay,
};

function fuseAll(traces: readonly LeadTrace[], lines: LineMarks, regions: readonly LeadRegion[]): LeadTrace[] {
  const rows = traces.map((trace) => regions[trace.region]!.row);
  const own = leaveOtherMarks(traces, { rows, lines, marked: markRows(lines.marks) });
  return traces.map((trace, index) => fuseMarks(trace, lines, own[index]!));
}

/** Where the two edges disagree by a pen width, or the grid hides the ink, half the trust is gone. */
function trust(spreadInPens: number, reliability: number): number {
  return Number.isNaN(spreadInPens) ? Number.NaN : (0.4 + 0.6 * reliability) / (1 + spreadInPens * spreadInPens);
}

function reliabilityAt(page: LaidOutPage, u: number, v: number): number {
  const { width, height, data } = page.flat.reliability;
  const row = Math.round(v);
  return row >= 0 && row < height && u < width ? data[row * width + u]! / 255 : 0;
}
