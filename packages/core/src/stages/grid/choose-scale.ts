import type { ScaleSource } from '../../model/record.ts';
import type { AgreedPulses } from './choose-pulses.ts';
import type { TraceRowEvidence } from './judge-trace-rows.ts';

/** What was measured on the page; one pixel of the frame is `step` source pixels. */
export interface GridlessEvidence {
  readonly evidence: TraceRowEvidence;
  readonly agreed: AgreedPulses | null;
  /** Width of the drawn line, in pixels of the frame. */
  readonly pen: number;
  readonly step: number;
}

/** What is known beside the picture. */
export interface KnownScale {
  readonly pixelsPerMillimetre: number | { readonly x: number; readonly y: number } | null;
  readonly dotsPerInch: number | null;
}

/** Source pixels a millimetre. */
export interface ChosenScale {
  readonly x: number;
  readonly y: number;
  readonly source: ScaleSource;
  readonly confidence: number;
}

const millimetresAnInch = 25.4;
/** A pulse is 1 mV for 0.2 s (IEC 60601-2-25). Settings of speed (mm/s) and gain (mm/mV) that are in use. */
const settings = [
  [25, 10],
  [50, 10],
  [25, 5],
  [25, 20],
  [12.5, 10],
  [50, 5],
] as const;
const pulseSeconds = 0.2;
/** A pulse has the shape of a setting when height over width is this near (part of it). */
const sameShape = 0.12;
/** Rows show 10 s at 25 mm/s, or 5 s at 50 mm/s (mm). */
const rowLength = 250;
/** Rows of other lengths (mm) are not on any paper. */
const rowLengths = [50, 600] as const;
/** Pulses and row length agree, and so do file and row length, within this part. */
const agreement = 0.025;
/** Least number of rows that are believed without pulses, and with a known scale only. */
const rowsAlone = 3;
const rowsWithResolution = 2;
/** How sure each source is. All below what the best grades ask for. */
const confidences = { user: 0.5, pulses: 0.5, onePulse: 0.35, resolution: 0.35, assumed: 0.2 } as const;

/** The scale by the best source there is; null where none is good enough for what the page shows. */
export function chooseScale(measured: GridlessEvidence, known: KnownScale): ChosenScale | null {
  const given = scaleOfUser(known);
  if (given !== null) return given;
  const { evidence, step } = measured;
  const fromPulses = scaleOfPulses(measured, known);
  if (fromPulses !== null) return fromPulses;
  if (!evidence.steady) return null;
  const byRows = (lengthOfRows(measured) * step) / rowLength;
  const byFile = known.dotsPerInch === null ? null : known.dotsPerInch / millimetresAnInch;
  if (byFile !== null && evidence.rows.length >= rowsWithResolution) {
    // Scanners stretch by a percent or so: rows that measure nearly 250 mm are 250 mm long.
    const x = Math.abs(byRows / byFile - 1) <= agreement ? byRows : byFile;
    return { x, y: byFile, source: 'dots-per-inch', confidence: confidences.resolution };
  }
  if (evidence.rows.length < rowsAlone) return null;
  return { x: byRows, y: byRows, source: 'assumed', confidence: confidences.assumed };
}

/** What the user says, alike in both directions or not; null where that is nothing. */
export function scaleOfUser({ pixelsPerMillimetre: scale }: KnownScale): ChosenScale | null {
  if (scale === null) return null;
  const { x, y } = typeof scale === 'number' ? { x: scale, y: scale } : scale;
  return { x, y, source: 'user', confidence: confidences.user };
}

/**
 * The shape of a pulse leaves settings open that differ by the same factor in speed and gain. The file's resolution, or
 * the usual length of rows, picks one; times and voltages are the same with any of them.
 */
function scaleOfPulses(measured: GridlessEvidence, known: KnownScale): ChosenScale | null {
  const { evidence, agreed, step } = measured;
  if (agreed === null) return null;
  if (agreed.pulses.length === 1 && (evidence.rows.length < rowsWithResolution || !evidence.steady)) return null;
  const length = lengthOfRows(measured);
  const byRows = length / rowLength;
  const expected = known.dotsPerInch === null ? byRows : known.dotsPerInch / (millimetresAnInch * step);
  const distance = ({ x }: { readonly x: number }) => Math.abs(Math.log(x / expected));
  const [setting] = settings
    .map(([speed, gain]) => ({ x: agreed.width / (pulseSeconds * speed), y: agreed.height / gain }))
    .filter(({ x, y }) => Math.abs(Math.log(x / y)) <= Math.log(1 + sameShape))
    .filter(({ x }) => length / x >= rowLengths[0] && length / x <= rowLengths[1])
    .sort((a, b) => distance(a) - distance(b));
  if (setting === undefined) return null;
  // A row that is drawn on from its pulse is longer than its signals.
  const apart = agreed.pulses.every((pulse) => pulse.right < evidence.first || pulse.left > evidence.last);
  const x = apart && Math.abs(byRows / setting.x - 1) <= agreement ? byRows : setting.x;
  return {
    x: x * step,
    y: setting.y * step,
    source: 'calibration-pulse',
    confidence: agreed.pulses.length > 1 ? confidences.pulses : confidences.onePulse,
  };
}

/** From the first to the last point of the pen: ink reaches half a line beyond both. */
function lengthOfRows({ evidence, pen }: GridlessEvidence): number {
  return evidence.last - evidence.first + 1 - pen;
}
