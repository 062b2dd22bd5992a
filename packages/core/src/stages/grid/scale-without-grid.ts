import type { GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import type { ScaleSource } from '../../model/record.ts';
import { buildPaperMap } from './build-paper-map.ts';
import { chooseScale, type KnownScale, scaleOfUser } from './choose-scale.ts';
import { findTraceAngles, type TraceAngle } from './find-trace-angles.ts';
import { type GridlessFrame, gridlessFrame } from './gridless-frame.ts';
import { listLandmarks } from './list-landmarks.ts';
import { measureRowShifts } from './measure-row-shifts.ts';
import { type FrameReading, readFrame } from './read-frame.ts';
import { refineTilt } from './refine-tilt.ts';

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
/** Distance of the nodes of the map, millimetres. */
const pitch = 5;

/** Gaps that thin traces have on black and white copies (part of the longer side: 1.5 mm of an A4 page). */
const brokenGap = 0.005;
/** As many pulses under one another are no accident. */
const severalPulses = 2;
/** What rows count with several pulses, and without complexes. */
const withPulses = 100;
const withoutComplexes = 0.3;

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
  // Where broken lines are joined, words are as well: pages that need it not are read without.
  return scaleByTraces(ink, known, null) ?? scaleByTraces(ink, known, brokenGap);
}

function scaleByTraces(ink: GrayImage, known: KnownPage, gap: number | null): GridlessScale | null {
  const found = chooseDirection(ink, listAngles(ink, known, gap), gap);
  // Words that are joined have a direction, too, but they are no rows.
  if (found === null || (gap !== null && found.seen === null)) return null;
  const { frame, seen, quarter } = found;
  const picture = { width: ink.width / frame.step, height: ink.height / frame.step };
  const level = (angle: number) => (quarter ? angle - Math.PI / 2 : angle);
  const measured = { step: frame.step, picture, tilt: level(frame.angle) };
  const scale = seen === null ? scaleOfUser(known) : chooseScale({ ...seen, ...measured }, known);
  if (scale === null) return null;
  const lines = seen === null ? [] : listLandmarks(seen.evidence, seen.agreed?.pulses ?? [], frame);
  const length = seen === null ? 1 : (seen.evidence.last - seen.evidence.first) * frame.step;
  const turn = typeof known.rotation === 'number' ? 0 : refineTilt(lines, length);
  const shift = measureRowShifts(lines, { turn, length });
  const angle = frame.angle - turn;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const down = (column: number, row: number) => row * cos - column * sin;
  const map = buildPaperMap(
    (column, row) => (column * cos + row * sin - shift(down(column, row))) / scale.x,
    (column, row) => down(column, row) / scale.y,
    { width: ink.width, height: ink.height, pitch },
  );
  return { map, source: scale.source, confidence: scale.confidence, tilt: level(angle), quarter };
}

/** The directions of the traces as given, or as far as that leaves them open as measured. */
function listAngles(
  ink: GrayImage,
  { rotation = null, quarter = null }: KnownPage,
  gap: number | null,
): readonly TraceAngle[] {
  if (rotation === null) return findTraceAngles(ink, quarter, gap);
  const given = (isQuarter: boolean) => ({
    quarter: isQuarter,
    angle: (rotation * Math.PI) / 180 + (isQuarter ? Math.PI / 2 : 0),
  });
  if (quarter !== null) return [given(quarter)];
  return findTraceAngles(ink, quarter, gap).map((found) => given(found.quarter));
}

interface ReadDirection {
  readonly frame: GridlessFrame;
  readonly seen: FrameReading | null;
  readonly quarter: boolean;
}

/** The page along that of the directions which shows the rows; the first one where none does. */
function chooseDirection(ink: GrayImage, angles: readonly TraceAngle[], gap: number | null): ReadDirection | null {
  let best: ReadDirection | null = null;
  for (const { angle, quarter } of angles) {
    const frame = gridlessFrame(ink, { angle, longestSide: frameSide });
    const read = { frame, seen: readFrame(frame, { gap }), quarter };
    if (best === null || weigh(read.seen) > weigh(best.seen)) best = read;
    if ((best.seen?.agreed?.pulses.length ?? 0) >= severalPulses) break;
  }
  return best;
}

/** How much is drawn as rows are: flat and alone. Rows with pulses count before all others, those without complexes less. */
function weigh(seen: FrameReading | null): number {
  if (seen === null) return 0;
  const { rows, spiky } = seen.evidence;
  const drawn = rows.reduce((sum, row) => sum + (row.last - row.first) * row.flatShare * row.singleShare, 0);
  const several = (seen.agreed?.pulses.length ?? 0) >= severalPulses;
  return drawn * (several ? withPulses : spiky ? 1 : withoutComplexes);
}
