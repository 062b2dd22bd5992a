import type { ProgressEvent, StageName } from '@einthoven/core';
import { describeFailure } from './batch/describe-failure.ts';
import { describeStages } from './inspect/describe-stages.ts';
import type { Inspection, InspectRequest } from './inspect/inspection.ts';
import { listStageData } from './inspect/list-stage-data.ts';
import { readDigitization } from './read-digitization.ts';

/** Digitizes one page and tells what each stage found. Failures come back as values, with the stages before them. */
export async function inspectFile({ path, pageIndex, options }: InspectRequest): Promise<Inspection> {
  const passed: { stage: StageName; milliseconds: number }[] = [];
  let started = performance.now();
  const report = ({ stage, state }: ProgressEvent) => {
    if (state === 'start') started = performance.now();
    else passed.push({ stage, milliseconds: Math.round(performance.now() - started) });
  };
  try {
    const digitization = await readDigitization({ path, pageIndex }, options, report);
    const findings = describeStages(digitization.page);
    const data = listStageData(digitization.page, 'short');
    return {
      status: digitization.status,
      stages: passed.map((entry) => ({ ...entry, findings: findings[entry.stage], data: data[entry.stage] })),
      missingLeads: digitization.status === 'partial' ? digitization.missingLeads : [],
      reasons: digitization.status === 'partial' ? digitization.reasons : [],
    };
  } catch (error) {
    return { ...describeFailure(error), stages: passed.map((entry) => ({ ...entry, findings: [], data: null })) };
  }
}
