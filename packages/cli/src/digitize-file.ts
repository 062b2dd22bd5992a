import { type Digitization, type DigitizedPage, drawPageOverlay, type EcgRecord } from '@einthoven/core';
import { provenanceComments, type RecordWriterInput } from '@einthoven/core/formats';
import { encodePng } from '@einthoven/node';
import { describeFailure } from './batch/describe-failure.ts';
import { encodeRecord } from './batch/encode-record.ts';
import { overlaySuffix, reportSuffix } from './batch/expected-files.ts';
import type { EcgOutcome, PageFailure, PageRequest, PageResult, PageSummary } from './batch/page-result.ts';
import { drawStages } from './draw-stages.ts';
import { nameEcg } from './input/name-outputs.ts';
import { type PassedStage, readDigitization } from './read-digitization.ts';
import { softwareVersion } from './software-version.ts';
import { failedOutcome, writePageReport } from './write-page-report.ts';

/**
 * Digitizes one page and encodes everything that is to be written for it, for each of its ECGs under a name of its own.
 * Failures come back as values.
 */
export async function digitizeFile(request: PageRequest): Promise<PageResult> {
  const passed: PassedStage[] = [];
  let reached: Partial<DigitizedPage> = {};
  const observe = (stage: PassedStage) => {
    // The parts of a page that looks like several ECGs and is none are of no interest when the page fails.
    if (stage.page.part === undefined) reached = stage.page;
    // Every stage holds pictures: without need they are let go.
    if (request.debug) passed.push(stage);
  };
  try {
    const digitization = await readDigitization(request, request.options, { observe });
    const { others = [] } = digitization;
    const files = new Map<string, Uint8Array>();
    const debugFiles = new Map<string, Uint8Array>();
    for (const [index, ecg] of [digitization, ...others].entries()) {
      const named = { ...request, recordName: nameEcg(request.recordName, index) };
      for (const [name, bytes] of await encodeFiles(ecg, named)) files.set(name, bytes);
      const stages = await drawStages(listStagesOf(ecg, passed), named.recordName);
      for (const [name, bytes] of stages) debugFiles.set(name, bytes);
    }
    return {
      ...describeOutcome(digitization),
      ...(others.length === 0 ? {} : { others: others.map(describeOutcome) }),
      ...(request.keepRecord ? { record: takeRecord(digitization, request) } : {}),
      files,
      debugFiles,
    };
  } catch (error) {
    const failure = describeFailure(error);
    const whole = passed.filter(({ page }) => page.part === undefined);
    const debugFiles = await drawStages(whole, request.recordName);
    const report = JSON.stringify({ ...failure, stages: whole.map(({ stage }) => stage) }, null, 1);
    if (request.debug) debugFiles.set(`${request.recordName}-failed.json`, new TextEncoder().encode(`${report}\n`));
    return { ...failure, files: await encodeFailure(failure, reached, request), debugFiles };
  }
}

/** What was seen of an ECG: of the first also what came before it was cut out. */
function listStagesOf({ page: { part } }: Digitization, passed: readonly PassedStage[]): readonly PassedStage[] {
  return passed.filter(
    ({ page }) => page.part?.number === part?.number || (part?.number === 1 && page.part === undefined),
  );
}

function describeOutcome(digitization: Digitization): EcgOutcome {
  return { status: digitization.status, summary: summarize(digitization) };
}

/** The record as its files have it, with what a reader of bare signals should know of its origin. */
function takeRecord(digitization: Digitization, request: PageRequest): EcgRecord {
  const { record, provenance } = makeWriterInput(digitization, request);
  return { ...record, comments: [...record.comments, ...provenanceComments(digitization, provenance)] };
}

function summarize(digitization: Digitization): PageSummary {
  const { layout, grid, quality } = digitization.page;
  const partial = digitization.status === 'partial' ? digitization : null;
  return {
    layout: layout.name,
    paperSpeed: layout.paperSpeed,
    gain: layout.gain,
    scaleSource: grid.scaleSource,
    meanGrade: quality.meanGrade,
    worstGrade: quality.worstGrade,
    missingLeads: partial?.missingLeads ?? [],
    reasons: partial?.reasons ?? [],
  };
}

async function encodeFiles(digitization: Digitization, request: PageRequest): Promise<Map<string, Uint8Array>> {
  const { outputs, recordName } = request;
  const input = makeWriterInput(digitization, request);
  const files = encodeRecord(input, outputs);
  if (outputs.overlay) files.set(recordName + overlaySuffix, await encodePng(drawPageOverlay(digitization)));
  if (outputs.report) {
    const { page } = digitization;
    const report = { request, outcome: digitization, page, files: [...files.keys()] };
    files.set(recordName + reportSuffix, await writePageReport(report));
  }
  return files;
}

/** The report of a page that failed, if reports are wanted. */
async function encodeFailure(
  failure: PageFailure,
  page: Partial<DigitizedPage>,
  request: PageRequest,
): Promise<Map<string, Uint8Array>> {
  if (!request.outputs.report) return new Map();
  const report = await writePageReport({ request, outcome: failedOutcome(failure), page, files: [] });
  return new Map([[request.recordName + reportSuffix, report]]);
}

/** The record under its output name. File names can name persons: they stay out. */
function makeWriterInput(digitization: Digitization, request: PageRequest): RecordWriterInput {
  const provenance = {
    software: `einthoven ${softwareVersion}`,
    sourceName: null,
    sourceSha256: request.sha256,
    options: request.options,
  };
  const record = { ...digitization.page.record, name: request.recordName };
  return { record, digitization: { ...digitization, page: { ...digitization.page, record } }, provenance };
}
