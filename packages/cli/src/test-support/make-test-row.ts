import type { PageRow } from '../batch/page-result.ts';

/** A complete page, with changes. For tests. */
export function makeTestRow(changes: Partial<PageRow> = {}): PageRow {
  return {
    path: 'page.png',
    page: 1,
    pageCount: 1,
    ecg: 1,
    ecgCount: 1,
    joined: false,
    output: 'page',
    status: 'complete',
    summary: {
      layout: '3x4+1',
      paperSpeed: 25,
      gain: 10,
      scaleSource: 'grid',
      meanGrade: 'good',
      worstGrade: 'fair',
      missingLeads: [],
      reasons: [],
    },
    errorCode: null,
    message: '',
    seconds: 1.5,
    report: null,
    resumed: false,
    ...changes,
  };
}
