import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { type EcgRecord, EinthovenError, hertz, type LeadName, seconds } from '@einthoven/core';
import type { PagePool } from '../batch/page-pool.ts';
import type { PageRequest, PageResult } from '../batch/page-result.ts';
import type { CliIo, StopSignal } from '../cli-io.ts';
import { nameEcg } from '../input/name-outputs.ts';
import { renderRecordPage } from '../render/render-record-page.ts';
import { makeTestRow } from './make-test-row.ts';

export interface TestIo {
  readonly io: CliIo;
  readonly output: () => string;
  readonly errors: () => string;
  /** Record names of the pages that reached a worker, in order. */
  readonly digitized: string[];
  /** Ids of the pages that were rendered, in order. */
  readonly rendered: string[];
  readonly stop: (signal: StopSignal) => void;
}

/** A stream that keeps what is written to it. */
function makeSink() {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, read: () => text };
}

/**
 * The outside of the command line in memory. The pool does what the content of a file says: `complete`, `partial`,
 * `fail`, `crash`, `wait` (until stopped); `pages:3` has three pages; `ecgs:2` shows two ECGs a page; `leads:I,II;V1` has
 * these leads on its pages; no content cannot be opened. Records are rendered.
 */
export function makeTestIo(
  workingDirectory: string,
  onPage: (request: Pick<PageRequest, 'recordName'>) => void = () => undefined,
): TestIo {
  const output = makeSink();
  const errors = makeSink();
  const digitized: string[] = [];
  const rendered: string[] = [];
  let listener: ((signal: StopSignal) => void) | null = null;
  const pool: PagePool = {
    scanFile: async ({ path }) => {
      const content = await readFile(path, 'utf8').catch(() => '');
      if (content === '') return { status: 'failed', code: 'FILE_EMPTY', message: 'The file has no bytes.' };
      const pageCount = Number(/pages:(\d+)/.exec(content)?.[1] ?? 1);
      return { status: 'found', sha256: createHash('sha256').update(content).digest('hex'), pageCount };
    },
    digitizePage: async (request, { signal }) => {
      digitized.push(request.recordName);
      onPage(request);
      return actOut(await readFile(request.path, 'utf8'), request, signal);
    },
    inspectPage: async () => ({ status: 'complete', stages: [], sidecar: null, missingLeads: [], reasons: [] }),
    renderPage: async (request) => {
      rendered.push(request.id);
      onPage({ recordName: request.id });
      return renderRecordPage(request);
    },
    close: async () => undefined,
  };
  const io: CliIo = {
    standardOutput: output.stream,
    standardError: errors.stream,
    workingDirectory,
    onStop: (added) => {
      listener = added;
      return () => {
        listener = null;
      };
    },
    createPagePool: () => pool,
    runProgram: async () => null,
  };
  return { io, output: output.read, errors: errors.read, digitized, rendered, stop: (signal) => listener?.(signal) };
}

async function actOut(content: string, request: PageRequest, signal: AbortSignal): Promise<PageResult> {
  if (content === 'crash') throw new EinthovenError('INTERNAL', 'The worker stopped.');
  const report = new Map(
    request.outputs.report
      ? [[`${request.recordName}.report.html`, new TextEncoder().encode(`report: ${content}`)]]
      : [],
  );
  if (content === 'fail') {
    return { status: 'failed', code: 'NO_INK', message: 'Nothing.', files: report, debugFiles: new Map() };
  }
  if (content === 'wait') await new Promise((resolve) => signal.addEventListener('abort', resolve));
  if (signal.aborted) throw new EinthovenError('ABORTED');
  const status = content === 'partial' ? 'partial' : 'complete';
  const summary = { ...makeTestRow().summary!, reasons: status === 'partial' ? ['V1 is cut off'] : [] };
  const bytes = new TextEncoder().encode(JSON.stringify({ ...request.options.layout, ...request.options.signals }));
  const extensions = request.outputs.formats.flatMap((format) => (format === 'wfdb' ? ['hea', 'dat'] : [format]));
  const ecgs = Number(/ecgs:(\d+)/.exec(content)?.[1] ?? 1);
  const names = Array.from({ length: ecgs }, (_, index) => nameEcg(request.recordName, index));
  const files = new Map([
    ...names.flatMap((name) => extensions.map((extension) => [`${name}.${extension}`, bytes] as const)),
    ...report,
  ]);
  const debugFiles = new Map(request.debug ? [[`${request.recordName}-1-read.json`, bytes]] : []);
  const others = names.slice(1).map(() => ({ status, summary }) as const);
  const leads = (/leads:(\S+)/.exec(content)?.[1] ?? 'I;I;I').split(';')[request.pageIndex]!.split(',');
  return {
    status,
    summary,
    ...(others.length > 0 ? { others } : {}),
    ...(request.keepRecord ? { record: makeRecord(request.recordName, leads as LeadName[]) } : {}),
    files,
    debugFiles,
  };
}

function makeRecord(name: string, leads: readonly LeadName[]): EcgRecord {
  const samples = new Float32Array([0, 0.1, 0.2, Number.NaN]);
  const signals = leads.map((lead) => ({ lead, samples, start: seconds(0), end: seconds(0.008) }));
  return { name, samplingFrequency: hertz(500), sampleCount: 4, leads: signals, comments: ['made up'] };
}
