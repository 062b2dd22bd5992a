import { fullInk } from '../../image/ink-level.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { type InkComponents, labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import type { ScaleSource } from '../../model/record.ts';
import { buildPaperMap } from './build-paper-map.ts';
import { choosePulses } from './choose-pulses.ts';
import { chooseScale, type KnownScale, scaleOfUser } from './choose-scale.ts';
import { type FreePulse, findFreePulses } from './find-free-pulses.ts';
import { findTraceAngle, type TraceAngle } from './find-trace-angle.ts';
import { findTraceRows } from './find-trace-rows.ts';
import { type GridlessFrame, gridlessFrame } from './gridless-frame.ts';
import { judgeTraceRows } from './judge-trace-rows.ts';
import { listLandmarks } from './list-landmarks.ts';
import { measureRowShifts } from './measure-row-shifts.ts';
import { refinePulse } from './refine-pulse.ts';
import { refineTilt } from './refine-tilt.ts';
import { toCover } from './to-cover.ts';

/** The map of a page without a grid. The traces run along x, left to right or right to left. */
export interface GridlessScale {
  readonly map: PaperMap;
  readonly source: ScaleSource;
  /** 0 to 1, never high: nothing was measured all over the page. */
  readonly confidence: number;
  /** Direction of the traces in the source, radians, beside quarter turns. */
  readonly tilt: number;
  /** Whether the traces run down the picture. */
  readonly quarter: boolean;
}

/** Longest side of the frame in which rows and pulses are measured, in pixels. */
const frameSide = 4000;
/** Ink that counts as drawn (part of full ink). */
const inkThreshold = 0.35;
/** Feet of a pulse are at most this part of its width. */
const mostFoot = 0.6;
/** Distance of the nodes of the map, millimetres. */
const pitch = 5;

/** What is known beside the picture. */
export interface KnownPage extends KnownScale {
  /** How far the page lies from level, degrees clockwise beside quarter turns; null or absent: measured. */
  readonly rotation?: number | null;
  /** Whether the traces run down the picture; null or absent: measured. */
  readonly quarter?: boolean | null;
}

/**
 * Finds angle and scale of a page that shows no grid (fax, thermal copy, white paper) from what is drawn: rows of trace
 * give the angle; the scale is the user's, else that of the calibration pulses, of rows as long as 10 s are, or of the
 * file. Null where the page shows no rows that look like an ECG, or nothing tells its scale.
 */
export function scaleWithoutGrid(ink: GrayImage, known: KnownPage): GridlessScale | null {
  const found = findAngle(ink, known);
  if (found === null) return null;
  const frame = gridlessFrame(ink, { angle: found.angle, longestSide: frameSide });
  const seen = readFrame(frame);
  const scale = seen === null ? scaleOfUser(known) : chooseScale({ ...seen, step: frame.step }, known);
  if (scale === null) return null;
  const lines = seen === null ? [] : listLandmarks(seen.evidence, seen.agreed?.pulses ?? [], frame);
  const length = seen === null ? 1 : (seen.evidence.last - seen.evidence.first) * frame.step;
  const turn = typeof known.rotation === 'number' ? 0 : refineTilt(lines, length);
  const shift = measureRowShifts(lines, { turn, length });
  const angle = found.angle - turn;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const down = (column: number, row: number) => row * cos - column * sin;
  const map = buildPaperMap(
    (column, row) => (column * cos + row * sin - shift(down(column, row))) / scale.x,
    (column, row) => down(column, row) / scale.y,
    { width: ink.width, height: ink.height, pitch },
  );
  const tilt = found.quarter ? angle - Math.PI / 2 : angle;
  return { map, source: scale.source, confidence: scale.confidence, tilt, quarter: found.quarter };
}

/** The direction of the traces as given, or as far as that leaves it open as measured. */
function findAngle(ink: GrayImage, { rotation = null, quarter = null }: KnownPage): TraceAngle | null {
  const angle = (tilt: number, isQuarter: boolean) => ({
    quarter: isQuarter,
    angle: tilt + (isQuarter ? Math.PI / 2 : 0),
  });
  const given = rotation === null ? null : (rotation * Math.PI) / 180;
  if (given !== null && quarter !== null) return angle(given, quarter);
  const found = findTraceAngle(ink, quarter);
  if (found === null || given === null) return found;
  return angle(given, found.quarter);
}

/** Rows and pulses of the frame. Rows are measured once more when the pulses are known, without them. */
function readFrame({ plane }: GridlessFrame) {
  const cover = toCover(plane, fullInk);
  const runs = inkRuns(cover, inkThreshold);
  const components = labelRuns(runs);
  const { rows, pen } = findTraceRows(runs, components);
  const evidence = judgeTraceRows(rows);
  if (evidence === null) return null;
  const found = findFreePulses(runs, pen);
  const agreed = choosePulses(found, evidence);
  if (agreed === null) return { evidence, agreed, pen };
  const ignored = pulseComponents(components, agreed.pulses);
  const again = judgeTraceRows(findTraceRows(runs, components, { ignored }).rows) ?? evidence;
  const refined = found.map((pulse) => refinePulse(cover, pulse, pen));
  return { evidence: again, agreed: choosePulses(refined, again), pen };
}

/** Pieces of ink that are a pulse with its feet and no more. */
function pulseComponents(components: InkComponents, pulses: readonly FreePulse[]): Set<number> {
  const ignored = new Set<number>();
  for (const { left, right, top, foot } of pulses) {
    const reach = mostFoot * (right - left);
    for (let n = 0; n < components.left.length; n++) {
      if (components.left[n]! < left - reach || components.right[n]! > right + reach) continue;
      if (components.top[n]! <= Math.max(top, foot) && components.bottom[n]! >= Math.min(top, foot)) ignored.add(n);
    }
  }
  return ignored;
}
