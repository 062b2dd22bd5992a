import { EinthovenError, type ErrorCode } from '@einthoven/core';
import { describeFailure } from '../batch/describe-failure.ts';
import { hashConfiguration } from '../batch/hash-configuration.ts';
import type { Ledger, LedgerKey } from '../batch/ledger.ts';
import type { OutputFolder } from '../batch/output-folder.ts';
import type { PagePool } from '../batch/page-pool.ts';
import type { PageFailure } from '../batch/page-result.ts';
import { runTaskQueue } from '../batch/run-task-queue.ts';
import { namePage } from '../input/name-outputs.ts';
import { hashRecord } from './hash-record.ts';
import type {
  IndexRow,
  RecordSource,
  RenderOutputs,
  RenderRequest,
  RenderResult,
  RenderStyle,
} from './render-request.ts';
import { listRenderedFiles } from './rendered-files.ts';

export interface RenderSettings {
  readonly style: RenderStyle;
  readonly outputs: RenderOutputs;
  readonly seed: number;
  readonly pagesPerRecord: number;
  readonly version: string;
  /** Pages at a time. */
  readonly workers: number;
  readonly existing: 'fail' | 'overwrite' | 'resume';
}

/** What the run works with, and whom it tells. */
export interface RenderTools {
  readonly pool: Pick<PagePool, 'renderPage'>;
  readonly ledger: Ledger<RenderRow>;
  readonly output: OutputFolder;
  readonly signal: AbortSignal;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  readonly onRow: (row: RenderRow) => void;
}

/** What became of one page. */
export interface RenderRow {
  readonly id: string;
  /** Path of the record; null for synthetic ones. */
  readonly path: string | null;
  readonly status: 'complete' | 'partial' | 'failed';
  readonly errorCode: ErrorCode | null;
  readonly message: string;
  readonly missingLeads: readonly string[];
  /** Its row of `index.json`; null where it failed, and for pages that are no ECG. */
  readonly index: IndexRow | null;
  readonly seconds: number;
  /** Taken over from an earlier run. */
  readonly resumed: boolean;
}

/** Far longer than any page takes; a record that stops a worker must not stop the run. */
const maximumSeconds = 300;

type Task = Pick<RenderRequest, 'source' | 'pageIndex' | 'id'>;

type RenderedFiles = Exclude<RenderResult, PageFailure>;

/** Renders the pages of all records; one bad record never stops the others. Rows come back in the order of the input. */
export async function runRender(
  sources: readonly RecordSource[],
  settings: RenderSettings,
  tools: RenderTools,
): Promise<readonly RenderRow[]> {
  const { style, seed, existing } = settings;
  const rows = new Map<string, RenderRow>();
  const tasks: readonly Task[] = sources.flatMap((source) =>
    Array.from({ length: countPages(source, settings) }, (_, pageIndex) => ({
      source,
      pageIndex,
      id: namePage(source.name, pageIndex, countPages(source, settings)),
    })),
  );

  const savings = new Set<Promise<void>>();

  async function run(task: Task): Promise<readonly Task[]> {
    const started = tools.now();
    const elapsed = () => (tools.now() - started) / 1000;
    const finish = (page: Promise<RenderRow>): Promise<void> =>
      page
        .catch((error: unknown) => failedRow(task, describeFailure(error), elapsed()))
        .then((row) => {
          // A page that was given up because the user stopped is not done, and not failed either.
          if (row.errorCode === 'ABORTED') return;
          rows.set(task.id, row);
          tools.onRow(row);
        });
    try {
      const page = await render(task);
      // The worker draws the next page while this one is brought to the disk.
      const saving = finish(save(task, page, elapsed)).finally(() => savings.delete(saving));
      savings.add(saving);
      if (savings.size > settings.workers) await Promise.race(savings);
    } catch (error) {
      await finish(Promise.reject(error));
    }
    return [];
  }

  /** A page of this run, or the row of an earlier one that is as good. */
  async function render(task: Task): Promise<{ readonly key: LedgerKey; readonly done: RenderRow | RenderedFiles }> {
    const outputs = outputsOf(task.source, settings.outputs);
    const key = await makeKey(task);
    const entry = tools.ledger.find(key);
    if (existing === 'resume' && entry && (await tools.output.hasAll(entry.files))) {
      return { key, done: { ...entry.row, path: pathOf(task), resumed: true } };
    }
    if (existing === 'fail') await tools.output.assertFree(listRenderedFiles(task.id, outputs));
    const limits = { signal: tools.signal, maximumSeconds };
    const result = await tools.pool.renderPage({ ...task, seed, style, outputs }, limits);
    if (result.status === 'failed') throw new EinthovenError(result.code, result.message);
    return { key, done: result };
  }

  async function save(
    task: Task,
    { key, done }: Awaited<ReturnType<typeof render>>,
    elapsed: () => number,
  ): Promise<RenderRow> {
    if ('resumed' in done) return done;
    const files = await tools.output.save(task.id, done.files, existing !== 'fail');
    const { status, index, missingLeads } = done;
    const message = missingLeads.length === 0 ? '' : `no signal for ${missingLeads.join(', ')}`;
    const row = { ...startRow(task), status, message, missingLeads, index, seconds: elapsed() };
    await tools.ledger.add({ key, row, files });
    return row;
  }

  async function makeKey({ source, pageIndex, id }: Task): Promise<LedgerKey> {
    const from = source.kind === 'file' ? source.from : 0;
    const outputs = outputsOf(source, settings.outputs);
    const configuration = hashConfiguration({ command: 'render', style, outputs, seed, from, name: source.name });
    // A record that cannot be read is never in the ledger: its page fails.
    const sha256 = (await hashRecord(source)) ?? '';
    return { sha256, pageIndex, configuration, version: settings.version, output: id };
  }

  await runTaskQueue(tasks, run, { concurrency: settings.workers, signal: tools.signal });
  await Promise.all(savings);
  return tasks.flatMap(({ id }) => rows.get(id) ?? []);
}

/** There is one of each page that is no ECG. */
export function countPages({ kind }: RecordSource, { pagesPerRecord }: Pick<RenderSettings, 'pagesPerRecord'>): number {
  return kind === 'negative' ? 1 : pagesPerRecord;
}

/** Of a page that is no ECG there is only the picture. */
const outputsOf = ({ kind }: RecordSource, outputs: RenderOutputs): RenderOutputs =>
  kind === 'negative' ? { ...outputs, truth: [], masks: false } : outputs;

const pathOf = ({ source }: Task) => (source.kind === 'file' ? source.path : null);

function startRow(task: Task) {
  return { id: task.id, path: pathOf(task), errorCode: null, resumed: false };
}

function failedRow(task: Task, { status, code, message }: PageFailure, seconds: number): RenderRow {
  return { ...startRow(task), status, errorCode: code, message, missingLeads: [], index: null, seconds };
}
