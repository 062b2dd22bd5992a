import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digitization, digitizePage } from '@einthoven/core';
import { encodeWfdb } from '@einthoven/core/formats';
import { createStageContext, readPageFile } from '@einthoven/node';
import type { DigitizedAnswer, DigitizeJob, PageError } from './page-job.ts';
import { peakMegabytes } from './peak-megabytes.ts';

/** From a picture file to a WFDB record in the prediction folder. Never throws: a failure is part of the answer. */
export async function digitizePageFile(job: DigitizeJob): Promise<DigitizedAnswer> {
  const start = performance.now();
  let outcome: Digitization | PageError;
  try {
    outcome = await digitizeToFiles(job);
  } catch (error) {
    outcome = describeError(error);
  }
  const cost = {
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: peakMegabytes(),
  };
  if (!('page' in outcome)) {
    return {
      kind: 'digitized',
      status: null,
      error: outcome,
      layout: null,
      grade: null,
      reasons: [],
      timings: {},
      ...cost,
    };
  }
  return {
    kind: 'digitized',
    status: outcome.status,
    error: null,
    layout: outcome.page.layout.name,
    grade: outcome.page.quality.meanGrade,
    reasons: outcome.status === 'partial' ? outcome.reasons : [],
    timings: Object.fromEntries(outcome.timings.map(({ stage, milliseconds }) => [stage, milliseconds])),
    ...cost,
  };
}

async function digitizeToFiles({ id, imagePath, predictionFolder, options }: DigitizeJob): Promise<Digitization> {
  // A record of an earlier run must not pass for this one's.
  for (const extension of ['hea', 'dat']) rmSync(join(predictionFolder, `${id}.${extension}`), { force: true });
  const [source] = await readPageFile(imagePath, options.read);
  const context = createStageContext({
    maximumSeconds: options.read.maximumSeconds,
    maximumPixels: options.read.maximumPixels,
  });
  const result = await digitizePage(source!, options, context);
  mkdirSync(predictionFolder, { recursive: true });
  for (const [name, bytes] of encodeWfdb({ ...result.page.record, name: id })) {
    writeFileSync(join(predictionFolder, name), bytes);
  }
  return result;
}

function describeError(error: unknown): PageError {
  if (!(error instanceof Error)) return { code: 'INTERNAL', message: String(error) };
  return { code: 'code' in error ? String(error.code) : 'INTERNAL', message: error.message };
}
