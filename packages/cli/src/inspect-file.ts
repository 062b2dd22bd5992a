import { basename } from 'node:path';
import { type DigitizedPage, encodeSidecar, type ProgressEvent, type StageName } from '@einthoven/core';
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
  const writeSidecar = () =>
    page.image === undefined
      ? null
      : encodeSidecar(page, { sourceName: basename(path), pageCount, ignore: options.segment.ignore });
  try {
    const observe = (passed: PassedStage) => {
      page = passed.page;
    };
    const digitization = await readDigitization({ path, pageIndex }, options, { report, observe });
    return {
      status: digitization.status,
      stages: tellStages(ended, page),
      sidecar: writeSidecar(),
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
  return ended.map((entry) => ({ ...entry, findings: findings[entry.stage], data: data[entry.stage] }));
}
