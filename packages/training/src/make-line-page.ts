import { deflateSync } from 'node:zlib';
import {
  type DigitizedPage,
  digitizeOptionsSchema,
  digitizePage,
  EinthovenError,
  type LeadTrace,
  type StageContext,
} from '@einthoven/core';
import { describeLines, lineInputs, refineOnce } from '@einthoven/core/network';
import { createStageContext } from '@einthoven/node';
import { concatenate } from './concatenate.ts';
import type { MarkedPicture } from './marked-picture.ts';
import { type FlatLine, linesAPixel } from './project-line.ts';

type LineMarks = NonNullable<DigitizedPage['flat']['lines']>;

/** A trace whose true line is farther away than this (mm) on average follows something else: nothing can be learned of it. */
const farthest = 2.5;
/** Least part of a trace that its line has to accompany. */
const leastShared = 0.5;

/**
 * One page as the line network learns from it: a line of JSON, then deflated, trace by trace, what the network reads (see
 * `describeLine`), and how much lower than the trace the true line is at each sample (mm, floats of 32 bits,
 * little-endian, NaN where that is not known). The header lists for each trace how many samples it has, and the standard
 * deviation of the true line (mm). The picture goes through the whole pipeline, so that its errors are learned with it.
 *
 * @throws EinthovenError where the pipeline refuses the picture.
 */
export async function makeLinePage(picture: MarkedPicture): Promise<Uint8Array> {
  const context = createStageContext({ maximumSeconds: 60 });
  const page = await trace(picture.bytes, context);
  const { lines: marks } = page.flat;
  const network = await context.loadLineNetwork?.();
  if (marks === undefined || !network) throw new EinthovenError('NETWORK_UNAVAILABLE');
  const { left, top, marks: plane } = marks;
  const frame = { left, top, ink: { width: plane.width / linesAPixel, height: plane.height } };
  const { lines: drawn } = picture.flatten(page.grid.map, frame);
  // The network looks twice: it learns from what the pipeline read, and from what it made of that itself.
  const looks = [page, { ...page, traces: await refineOnce(page, marks, network) }];
  const examples = looks.flatMap((look) => {
    const read = describeLines(look, marks);
    return look.traces.flatMap((one, index) => {
      const truth = nearestLine(one, drawn, marks);
      return truth === null ? [] : [{ ...truth, read: read[index]! }];
    });
  });
  if (examples.length === 0) throw new EinthovenError('NO_TRACES');
  const header = {
    inputs: lineInputs,
    traces: examples.map(({ error, deviation }) => [error.length, deviation]),
    ...picture.description,
  };
  const data = concatenate(examples.flatMap(({ read, error }) => [read, new Uint8Array(error.buffer)]));
  return concatenate([new TextEncoder().encode(`${JSON.stringify(header)}\n`), deflateSync(data, { level: 1 })]);
}

/** The page with the traces as they are before they are refined. */
async function trace(bytes: Uint8Array, context: StageContext): Promise<DigitizedPage> {
  const options = digitizeOptionsSchema.parse({ trace: { lineReader: 'model-free' } });
  const { page } = await digitizePage({ sourceName: 'training', bytes, pageIndex: 0 }, options, context);
  return page;
}

interface TrueLine {
  /** Per sample of the trace, mm. */
  readonly error: Float32Array;
  /** Standard deviation of the line, mm. */
  readonly deviation: number;
}

/** Of the drawn lines the one along which the trace goes; null where there is none. */
function nearestLine(one: LeadTrace, drawn: readonly FlatLine[], marks: LineMarks): TrueLine | null {
  const candidates = drawn.map((line) => compare(one, line, marks));
  const best = candidates.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance < farthest ? best : null;
}

function compare(one: LeadTrace, line: FlatLine, marks: LineMarks): TrueLine & { readonly distance: number } {
  const first = Math.round((one.start - marks.left) * marks.pixelsPerMillimetre * 2 + 0.5) - line.first;
  let [count, sum, sumOfSquares, distance] = [0, 0, 0, 0];
  const error = one.y.map((height, i) => {
    const truth = marks.top + (line.rows[first + i] ?? Number.NaN) / marks.pixelsPerMillimetre;
    if (Number.isNaN(truth) || Number.isNaN(height)) return Number.NaN;
    count++;
    sum += truth;
    sumOfSquares += truth * truth;
    distance += Math.abs(truth - height);
    return truth - height;
  });
  const deviation = Math.sqrt(Math.max(0, sumOfSquares / count - (sum / count) ** 2));
  return { error, deviation, distance: count < leastShared * one.y.length ? Infinity : distance / count };
}
