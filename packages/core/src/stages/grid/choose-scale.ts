import type { ScaleSource } from '../../model/record.ts';
import type { AgreedPulses } from './choose-pulses.ts';
import type { TraceRowEvidence } from './judge-trace-rows.ts';
import { type SettingScale, weighSettings } from './weigh-settings.ts';

/** What was measured on the page; one pixel of the frame is `step` source pixels. */
export interface GridlessEvidence {
  readonly evidence: TraceRowEvidence;
  readonly agreed: AgreedPulses | null;
  /** Width of the drawn line, and size of the picture, in pixels of the frame. */
  readonly pen: number;
  readonly picture: PictureSize;
  readonly step: number;
  /** Radians from level, beside quarter turns. */
  readonly tilt: number;
}

/** What is known beside the picture. */
export interface KnownScale {
  readonly pixelsPerMillimetre: number | { readonly x: number; readonly y: number } | null;
  readonly dotsPerInch: number | null;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Source pixels a millimetre. */
export interface ChosenScale {
  readonly x: number;
  readonly y: number;
  readonly source: ScaleSource;
  readonly confidence: number;
}

const millimetresAnInch = 25.4;
/** Rows show 10 s at 25 mm/s, or 5 s at 50 mm/s (mm); 5 s at 25 mm/s, or 10 s at 12.5 mm/s. */
const rowLength = 250;
const shortRowLength = 125;
/** Row length and pulses agree, and so do row length and file, within this part; pulses are no surer than their edges (pixels). */
const agreement = 0.025;
const edgeError = 0.5;
/**
 * Pixels are square but for what scanners stretch them (part, standard deviation). Where both directions differ by more
 * than so many deviations, they are not, as on faxes.
 */
const scannerStretch = 0.006;
const leastStretched = 3;
/** What the height of a lone pulse may be off by (part): no other tells where its foot is. */
const loneHeightError = 0.02;
/** Least number of rows that are believed without pulses, and with a known scale only. */
const rowsAlone = 3;
const rowsWithResolution = 2;
/** Rows are not assumed to be 10 s long where the picture would be larger than any paper they are printed on (mm). */
const largestPaper = 390;
/** A picture in the shape (within this part) of a sheet (mm: A4, letter) is one; rows that would be shorter on it are no 10 s. */
const sheets = [
  [297, 210],
  [279.4, 215.9],
] as const;
const sheetShape = 0.008;
/** Scanners lay sheets nearly level (radians): what lies more aslant in a picture of that shape may be a photograph. */
const mostTilt = 0.03;
/** A lone rectangle is a pulse where picture and rows then have sizes (mm) as they are printed in. */
const loneSides = [120, 400] as const;
const loneRows = [100, 330] as const;
/** How sure each source is. All below what the best grades ask for. */
const confidences = { user: 0.5, pulses: 0.5, onePulse: 0.35, resolution: 0.35, assumed: 0.2 } as const;

/** The scale by the best source there is; null where none is good enough for what the page shows. */
export function chooseScale(measured: GridlessEvidence, known: KnownScale): ChosenScale | null {
  const given = scaleOfUser(known);
  if (given !== null) return given;
  const { evidence, step } = measured;
  const fromPulses = scaleOfPulses(measured, known);
  if (fromPulses !== null) return fromPulses;
  if (!evidence.spiky) return null;
  const length = lengthOfRows(measured);
  const byRows = (length * step) / rowLength;
  const byFile = known.dotsPerInch === null ? null : known.dotsPerInch / millimetresAnInch;
  if (byFile !== null && evidence.steady && evidence.rows.length >= rowsWithResolution) {
    // Scanners stretch by a percent or so: rows that measure nearly 250 mm are 250 mm long.
    const x = Math.abs(byRows / byFile - 1) <= agreement ? byRows : byFile;
    return { x, y: byFile, source: 'dots-per-inch', confidence: confidences.resolution };
  }
  if (evidence.rows.length < rowsAlone) return null;
  const scale = assumeScale(measured, length);
  return scale === null
    ? null
    : { x: scale * step, y: scale * step, source: 'assumed', confidence: confidences.assumed };
}

/**
 * The scale (pixels of the frame a millimetre) of a page that tells nothing else. A picture in the shape of a sheet is one,
 * where it lies level or rows on it are as long as 10 s or 5 s are. Other pictures show 10 s, and no more than paper may be
 * large.
 */
function assumeScale({ evidence, picture, tilt }: GridlessEvidence, length: number): number | null {
  const [longer, shorter] = [Math.max(picture.width, picture.height), Math.min(picture.width, picture.height)];
  const alike = sheets.filter(([long, short]) => Math.abs(longer / shorter / (long / short) - 1) <= sheetShape);
  const byRows = length / rowLength;
  const byTime = evidence.steady && longer <= largestPaper * byRows ? byRows : null;
  if (alike[0] === undefined) return byTime;
  if (!evidence.flush) return null;
  for (const row of [rowLength, shortRowLength]) {
    const apart = (long: number) => length / row / (longer / long) - 1;
    const sheet = alike.find(([long]) => Math.abs(apart(long)) <= agreement);
    if (sheet === undefined) continue;
    // Worn rows lose their ends; the sheet does not.
    return apart(sheet[0]) < -sheetShape ? longer / sheet[0] : length / row;
  }
  return Math.abs(tilt) <= mostTilt ? longer / alike[0][0] : byTime;
}

/** What the user says, alike in both directions or not; null where that is nothing. */
export function scaleOfUser({ pixelsPerMillimetre: scale }: KnownScale): ChosenScale | null {
  if (scale === null) return null;
  const { x, y } = typeof scale === 'number' ? { x: scale, y: scale } : scale;
  return { x, y, source: 'user', confidence: confidences.user };
}

/** By the pulses at the likeliest setting; sharper where the rows are as long as they usually are. */
function scaleOfPulses(measured: GridlessEvidence, known: KnownScale): ChosenScale | null {
  const { evidence, agreed, step, picture } = measured;
  const side = Math.max(picture.width, picture.height);
  if (agreed === null) return null;
  const { pulses, width, height, heightError } = agreed;
  const length = lengthOfRows(measured);
  const byFile = known.dotsPerInch === null ? null : known.dotsPerInch / (millimetresAnInch * step);
  const setting = weighSettings({ width, height, length, side, byFile });
  if (setting === null || (pulses.length === 1 && !isSureAlone(measured, setting))) return null;
  const byRows = length / rowLength;
  // A row that is drawn on from its pulse is longer than its signals.
  const apart = pulses.every((pulse) => pulse.right < evidence.first || pulse.left > evidence.last);
  const isUsual = apart && Math.abs(byRows / setting.x - 1) <= Math.min(agreement, edgeError / width);
  const x = isUsual ? byRows : setting.x;
  return {
    x: x * step,
    y: nearlySquare(x, setting.y, { pulses: pulses.length, height, heightError }) * step,
    source: 'calibration-pulse',
    // Rows of different lengths lie in perspective: pulses tell the scale of their end of them only.
    confidence: pulses.length > 1 && evidence.steady ? confidences.pulses : confidences.onePulse,
  };
}

interface MeasuredHeight {
  readonly pulses: number;
  readonly height: number;
  readonly heightError: number | null;
}

/** The scale across the rows: as measured, but the nearer to that along them the less sure it is, as pixels are nearly square. */
function nearlySquare(x: number, y: number, { pulses, height, heightError }: MeasuredHeight): number {
  const error = Math.hypot(edgeError / height, heightError ?? loneHeightError) / Math.sqrt(pulses);
  const stretch = Math.log(y / x);
  if (Math.abs(stretch) > leastStretched * Math.hypot(error, scannerStretch)) return y;
  return x * Math.exp((stretch * scannerStretch ** 2) / (scannerStretch ** 2 + error ** 2));
}

function isSureAlone(measured: GridlessEvidence, { x }: SettingScale): boolean {
  const { rows, flush, spiky } = measured.evidence;
  const { picture } = measured;
  const [side, row] = [Math.max(picture.width, picture.height) / x, lengthOfRows(measured) / x];
  if (rows.length < rowsWithResolution || !flush || !spiky) return false;
  return side >= loneSides[0] && side <= loneSides[1] && row >= loneRows[0] && row <= loneRows[1];
}

/** From the first to the last point of the pen: ink reaches half a line beyond both. */
function lengthOfRows({ evidence, pen }: GridlessEvidence): number {
  return evidence.last - evidence.first + 1 - pen;
}
