import { basename } from 'node:path';
import {
  type Digitization,
  type DigitizedPage,
  encodeSidecar,
  type ProgressEvent,
  type StageName,
} from '@einthoven/core';
import { describeFailure } from './batch/describe-failure.ts';
import { describeStages } from './inspect/describe-stages.ts';
import type { Inspection, InspectRequest, StageFindings } from './inspect/inspection.ts';
import { listStageData } from './inspect/list-stage-data.ts';
import { type PassedStage, readDigitization } from './read-digitization.ts';

/** Digitizes one page and tells what each stage found. Failures come back as values, with what was found before. */
export async function inspectFile({ path, pageIndex, pageCount, options }: InspectRequest): Promise<Inspection> {
  const ended: { stage: StageName; milliseconds: number }[] = [];
  let page: Partial<DigitizedPage> = {};
  let started = performance.now();
  const report = ({ stage, state }: ProgressEvent) => {
    if (state === 'start') started = performance.now();
    else ended.push({ stage, milliseconds: Math.round(performance.now() - started) });
  };
  const writeSidecar = (others: readonly Digitization[] = []) => {
    if (page.image === undefined) return null;
    const ignore = [...options.segment.ignore, ...others.flatMap(outlineOf)];
    return encodeSidecar(page, { sourceName: basename(path), pageCount, ignore });
  };
  try {
    const observe = (passed: PassedStage) => {
      page = passed.page;
    };
    const digitization = await readDigitization({ path, pageIndex }, options, { report, observe });
    // Of a page with several ECGs the first is told; the others were observed after it.
    page = digitization.page;
    return {
      status: digitization.status,
      stages: tellStages(ended, page),
      sidecar: writeSidecar(digitization.others),
      missingLeads: digitization.status === 'partial' ? digitization.missingLeads : [],
      reasons: digitization.status === 'partial' ? digitization.reasons : [],
    };
  } catch (error) {
    return { ...describeFailure(error), stages: tellStages(ended, page), sidecar: writeSidecar() };
  }
}

function tellStages(
  ended: readonly { readonly stage: StageName; readonly milliseconds: number }[],
  page: Partial<DigitizedPage>,
): readonly StageFindings[] {
  const findings = describeStages(page);
  const data = listStageData(page, 'short');
  const times = new Map<StageName, number>();
  // A stage that ran again, on the page as it lies or on one of several ECGs, is told once.
  for (const { stage, milliseconds } of ended) times.set(stage, (times.get(stage) ?? 0) + milliseconds);
  return [...times].map(([stage, milliseconds]) => ({
    stage,
    milliseconds,
    findings: findings[stage],
    data: data[stage],
  }));
}

/** The area of one of several ECGs, within the picture. */
function outlineOf({ page: { part, image } }: Digitization): [number, number][][] {
  if (part === undefined) return [];
  const clamp = (value: number, size: number) => Math.round(Math.min(Math.max(value, -1), size));
  return [part.outline.map(([column, row]) => [clamp(column, image.width), clamp(row, image.height)])];
}
