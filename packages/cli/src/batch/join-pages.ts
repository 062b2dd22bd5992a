import { EinthovenError, type Grade } from '@einthoven/core';
import { joinRecords, type Provenance } from '@einthoven/core/formats';
import { encodeRecord } from './encode-record.ts';
import type { EcgOutcome, FileSet, OutputChoice, PageResult, PageSummary } from './page-result.ts';

/** How the pages of a file become one record; `auto`: in time where all have the same leads, in leads where none shares one. */
export const joinChoices = ['auto', 'time', 'leads'] as const;
export type JoinChoice = (typeof joinChoices)[number];

export interface JoinPagesOptions {
  readonly recordName: string;
  readonly by: JoinChoice;
  readonly outputs: OutputChoice;
  readonly provenance: Provenance;
}

const fromBestToWorst: readonly string[] = ['excellent', 'good', 'fair', 'poor'] satisfies readonly Grade[];

/**
 * One record of all pages of a file, in their order, encoded in the chosen formats. It is as good as the worst page.
 * Throws RECORDS_DISAGREE where a page gave no record or more than one, or the records do not fit together.
 */
export function joinPages(
  pages: readonly PageResult[],
  { recordName, by, outputs, provenance }: JoinPagesOptions,
): EcgOutcome & { readonly files: FileSet } {
  const found = pages.map(requireOneEcg);
  const record = joinRecords(
    found.map((page) => page.record),
    { name: recordName, ...(by === 'auto' ? {} : { by }) },
  );
  const status = found.every((page) => page.status === 'complete') ? 'complete' : 'partial';
  const files = encodeRecord({ record, provenance }, outputs);
  return { status, summary: summarize(found.map((page) => page.summary)), files };
}

function requireOneEcg(page: PageResult, index: number) {
  const number = index + 1;
  if (page.status === 'failed') {
    throw new EinthovenError('RECORDS_DISAGREE', `Page ${number} gave no record: ${page.code}.`);
  }
  if (page.others !== undefined) {
    throw new EinthovenError('RECORDS_DISAGREE', `Page ${number} shows ${page.others.length + 1} ECGs, not one.`);
  }
  return { ...page, record: page.record! };
}

function summarize(pages: readonly PageSummary[]): PageSummary {
  const worst = (of: (page: PageSummary) => string) =>
    pages.map(of).reduce((one, two) => (fromBestToWorst.indexOf(two) > fromBestToWorst.indexOf(one) ? two : one));
  return {
    ...pages[0]!,
    layout: [...new Set(pages.map(({ layout }) => layout))].join(' + '),
    meanGrade: worst(({ meanGrade }) => meanGrade),
    worstGrade: worst(({ worstGrade }) => worstGrade),
    missingLeads: [...new Set(pages.flatMap(({ missingLeads }) => missingLeads))],
    reasons: pages.flatMap(({ reasons }, index) => reasons.map((reason) => `page ${index + 1}: ${reason}`)),
  };
}
