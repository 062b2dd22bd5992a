import { expect, it } from 'vitest';
import { type ReportIndexRow, writeReportIndex } from './write-report-index.ts';

const row = (change: Partial<ReportIndexRow>): ReportIndexRow => ({
  name: 'a.png',
  report: 'a.report.html',
  status: 'complete',
  layout: '3x4+1',
  meanGrade: 'good',
  worstGrade: 'fair',
  message: '',
  ...change,
});
const software = 'einthoven 1';

it('links every report by a relative address, whatever the name holds', () => {
  const html = writeReportIndex(
    [row({}), row({ name: 'b <1>', report: 'deep/javascript:x%?#.report.html' }), row({ report: '\ud800.html' })],
    { software },
  );
  const links = [...html.matchAll(/<a href="(\.[^"]*)"/g)].map(([, address]) => address);
  expect(links).toEqual(['./a.report.html', './deep/javascript%3Ax%25%3F%23.report.html', './%EF%BF%BD.html']);
  expect(html).toContain('b &lt;1&gt;');
});

it('says in words and by signs how each page went, and can leave out the good ones without a script', () => {
  const failure = {
    status: 'failed',
    report: null,
    layout: null,
    meanGrade: null,
    worstGrade: null,
    message: 'Nothing & "none".',
  } as const;
  const html = writeReportIndex([row({}), row(failure), row({ status: 'partial' })], { software });
  expect(html).toContain('1 complete, 1 partial, 1 failed');
  expect(html).toContain('Nothing &amp; &quot;none&quot;.');
  expect(html).toMatch(/class="row-failed"><th scope="row">a\.png<\/th>/);
  expect(html).toContain('#show-open:checked~.rows .row-complete{display:none}');
  expect(html).not.toContain('<script');
});
