import { type NamedInput, nameEcg, namePage } from '../input/name-outputs.ts';
import { reportSuffix } from './expected-files.ts';
import type { EcgOutcome, PageFailure, PageRow } from './page-result.ts';

/** A page of a file, or a file that was not looked at yet. */
export interface PageOfInput {
  readonly input: NamedInput;
  /** Null: the file has not been looked at. */
  readonly page: { readonly index: number; readonly count: number } | null;
}

/** The row of a page that gave no signals. */
export function failedRow(task: PageOfInput, { code, message }: PageFailure, seconds: number): PageRow {
  return { ...startRow(task), status: 'failed', summary: null, errorCode: code, message, seconds };
}

/** The rows of a page, one an ECG; the time stands with the first. `files` are those that were written. */
export function doneRows(
  task: PageOfInput,
  ecgs: readonly EcgOutcome[],
  { seconds, files }: { readonly seconds: number; readonly files: readonly string[] },
): readonly PageRow[] {
  const start = startRow(task);
  return ecgs.map(({ status, summary }, index): PageRow => {
    const output = nameEcg(start.output, index);
    const report = files.find((file) => file === `${output}${reportSuffix}`) ?? null;
    const place = { ...start, output, report, ecg: index + 1, ecgCount: ecgs.length };
    const message = summary.reasons.join('; ');
    return { ...place, status, summary, errorCode: null, message, seconds: index === 0 ? seconds : 0 };
  });
}

/** The row of the pages of a file as one record. */
export function joinedRow({ input, page }: PageOfInput, outcome: EcgOutcome | PageFailure, seconds: number): PageRow {
  const task = { input, page: { index: 0, count: page?.count ?? 1 } };
  const start =
    outcome.status === 'failed'
      ? failedRow(task, outcome, seconds)
      : doneRows(task, [outcome], { seconds, files: [] })[0]!;
  return { ...start, page: task.page.count, output: input.name, joined: true };
}

function startRow({ input, page }: PageOfInput) {
  const [index, pageCount] = [page?.index ?? 0, page?.count ?? 1];
  const output = namePage(input.name, index, pageCount);
  const place = { path: input.relativePath, page: index + 1, pageCount, output };
  return { ...place, ecg: 1, ecgCount: 1, joined: false, report: null, resumed: false };
}
