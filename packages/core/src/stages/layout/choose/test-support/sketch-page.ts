import type { LayoutTemplate } from '../../../../model/layout-template.ts';
import type { LeadName, PrintedLead } from '../../../../model/lead.ts';
import type { CalibrationPulse, LeadSeparator, RowSketch } from '../../../../model/page-layout.ts';
import { millimetres } from '../../../../units.ts';
import type { LayoutEvidence } from '../layout-evidence.ts';

export interface SketchPageOptions {
  readonly template: LayoutTemplate;
  /** One for each rhythm strip. */
  readonly strips?: readonly LeadName[];
  /** Samples of a lead in mV, 500 Hz. */
  readonly lead: (lead: PrintedLead) => Float32Array;
  readonly seed: number;
  readonly durationSeconds?: number;
  readonly paperSpeed?: number;
  readonly gain?: number;
  readonly pulses?: boolean;
  readonly separators?: boolean;
}

/** x of the time 0 in mm on every sketched page. */
export const sketchedLeft = 13.37;
const step = 0.1;
const halfPen = 0.15;
const noise = 0.05;
const rowJitter = 0.07;

/**
 * What row finding would give for a page: the middle of the pen's ink in each column of 0.1 mm, with noise, rows that
 * stand a little apart, levels off, and holes.
 */
export function sketchPage(options: SketchPageOptions): LayoutEvidence {
  const { template, strips = [], separators, pulses } = options;
  const random = createRandom(options.seed);
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  const rows: RowSketch[] = [];
  const ticks: LeadSeparator[] = [];
  const marks: CalibrationPulse[] = [];
  const width = (options.durationSeconds ?? 10) * (options.paperSpeed ?? 25);
  for (const [row, leads] of [...template.rows, ...strips.map((strip) => [strip])].entries()) {
    const baseline = 30 + 25 * row;
    const y = drawRow(leads, { ...options, width }).map((value) => value + baseline + normal() * noise);
    const offset = normal();
    for (let index = 0; index < y.length; index++) y[index] = y[index]! + offset;
    punchHoles(y, random);
    const start = sketchedLeft - halfPen + rowJitter * normal();
    const ends = traceEnds(y, start, step);
    rows.push({ start: millimetres(start), step: millimetres(step), y, baseline: millimetres(baseline), ...ends });
    for (let column = 1; separators && column < leads.length; column++) {
      ticks.push({ row, x: millimetres(sketchedLeft + (column * width) / leads.length + 0.1 * normal()) });
    }
    if (pulses) marks.push(drawPulse(row, baseline, options.gain ?? 10));
  }
  return { rows, separators: ticks, pulses: marks };
}

function drawPulse(row: number, baseline: number, gain: number): CalibrationPulse {
  return {
    row,
    left: millimetres(sketchedLeft - 8),
    right: millimetres(sketchedLeft - 3),
    foot: millimetres(baseline),
    top: millimetres(baseline - gain),
    side: 'left',
  };
}

/** Middle between the highest and the lowest ink of each column, 0 at the row's level, y downward. */
function drawRow(leads: readonly PrintedLead[], options: SketchPageOptions & { readonly width: number }): Float32Array {
  const { width, durationSeconds = 10, gain = 10, template } = options;
  const length = Math.round((width + 2 * halfPen) / step) + 1;
  const high = new Float32Array(length).fill(Number.POSITIVE_INFINITY);
  const low = new Float32Array(length).fill(Number.NEGATIVE_INFINITY);
  const seconds = durationSeconds / leads.length;
  for (const [column, lead] of leads.entries()) {
    const signal = options.lead(lead);
    const first = template.columnTiming === 'sequential' ? Math.round(column * seconds * 500) : 0;
    for (let index = 0; index < Math.round(seconds * 500); index++) {
      const x = ((column * seconds + index / 500) / durationSeconds) * width + halfPen;
      const y = -(signal[first + index] ?? Number.NaN) * gain;
      if (!Number.isFinite(y)) continue;
      const last = Math.min(length - 1, Math.floor((x + halfPen) / step + 0.2));
      for (let place = Math.max(0, Math.ceil((x - halfPen) / step - 0.2)); place <= last; place++) {
        high[place] = Math.min(high[place]!, y);
        low[place] = Math.max(low[place]!, y);
      }
    }
  }
  return high.map((value, index) => (Number.isFinite(value) ? (value + low[index]!) / 2 : Number.NaN));
}

function punchHoles(y: Float32Array, random: () => number): void {
  for (let hole = Math.floor(random() * 6); hole > 0; hole--) {
    const start = 10 + Math.floor(random() * (y.length - 60));
    y.fill(Number.NaN, start, start + Math.floor(random() * random() * 40));
  }
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function traceEnds(y: Float32Array, start: number, step: number) {
  const first = y.findIndex(Number.isFinite);
  const last = y.findLastIndex(Number.isFinite);
  return { traceStart: millimetres(start + first * step), traceEnd: millimetres(start + last * step), pulseSide: null };
}
