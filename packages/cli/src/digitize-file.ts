import { type Digitization, type DigitizedPage, drawPageOverlay } from '@einthoven/core';
import { encodeCsv, type RecordWriterInput, recordWriters } from '@einthoven/core/formats';
import { encodePng } from '@einthoven/node';
import { describeFailure } from './batch/describe-failure.ts';
import { overlaySuffix, reportSuffix } from './batch/expected-files.ts';
import type { PageFailure, PageRequest, PageResult, PageSummary } from './batch/page-result.ts';
import { drawStages } from './draw-stages.ts';
import { type PassedStage, readDigitization } from './read-digitization.ts';
import { softwareVersion } from './software-version.ts';
import { failedOutcome, writePageReport } from './write-page-report.ts';

/** Digitizes one page and encodes everything that is to be written for it. Failures come back as values. */
export async function digitizeFile(request: PageRequest): Promise<PageResult> {
  const passed: PassedStage[] = [];
  let reached: Partial<DigitizedPage> = {};
  const observe = (stage: PassedStage) => {
    reached = stage.page;
    // Every stage holds pictures: without need they are let go.
    if (request.debug) passed.push(stage);
  };
  try {
    const digitization = await readDigitization(request, request.options, { observe });
    return {
      status: digitization.status,
      summary: summarize(digitization),
      files: await encodeFiles(digitization, request),
      debugFiles: await drawStages(passed, request.recordName),
    };
  } catch (error) {
    const failure = describeFailure(error);
    const debugFiles = await drawStages(passed, request.recordName);
    const report = JSON.stringify({ ...failure, stages: passed.map(({ stage }) => stage) }, null, 1);
    if (request.debug) debugFiles.set(`${request.recordName}-failed.json`, new TextEncoder().encode(`${report}\n`));
    return { ...failure, files: await encodeFailure(failure, reached, request), debugFiles };
  }
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
  const files = new Map<string, Uint8Array>();
  for (const writer of recordWriters) {
    if (!outputs.formats.includes(writer.id)) continue;
    for (const [name, bytes] of writer.encode(input)) files.set(name, bytes);
  }
  if (outputs.formats.includes('csv'))
    files.set(`${recordName}.csv`, encodeCsv(input.record, { unit: outputs.csvUnit }));
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
