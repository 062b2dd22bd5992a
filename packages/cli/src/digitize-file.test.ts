import { digitizeOptionsSchema, EinthovenError } from '@einthoven/core';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PageRequest } from './batch/page-result.ts';
import { digitizeFile } from './digitize-file.ts';
import { readDigitization } from './read-digitization.ts';
import { makeTestDigitization } from './test-support/make-test-digitization.ts';

vi.mock('./read-digitization.ts', () => ({ readDigitization: vi.fn() }));

const request: PageRequest = {
  path: 'Jane Doe.png',
  pageIndex: 0,
  recordName: 'a-p1',
  sha256: 'ab'.repeat(32),
  options: digitizeOptionsSchema.parse({}),
  outputs: { formats: ['csv'], csvUnit: 'uV', overlay: false, report: false },
  debug: false,
};
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function digitize(changes: Partial<PageRequest>) {
  const result = await digitizeFile({ ...request, ...changes });
  if (result.status === 'failed') throw new Error(result.message);
  return result;
}

beforeEach(() => {
  vi.mocked(readDigitization).mockResolvedValue(makeTestDigitization());
});

it('encodes the chosen formats under the name of the page', async () => {
  const { files } = await digitize({
    outputs: { formats: ['wfdb', 'json'], csvUnit: 'mV', overlay: false, report: false },
  });
  expect([...files.keys()]).toEqual(['a-p1.hea', 'a-p1.dat', 'a-p1.json']);
  expect(text(files.get('a-p1.hea'))).toMatch(/^a-p1 2 500 4\b/);
  expect(JSON.parse(text(files.get('a-p1.json'))).record.name).toBe('a-p1');
});

it('writes CSV in the chosen unit, a hole as an empty field', async () => {
  expect(
    text((await digitize({})).files.get('a-p1.csv'))
      .split('\n')
      .slice(0, 3),
  ).toEqual(['time_s,I_uV,II_uV', '0.000000,10000.0,10000.0', '0.002000,,']);
});

it('keeps the name of the picture file out of all outputs', async () => {
  const { files } = await digitize({
    outputs: { formats: ['wfdb', 'csv', 'json'], csvUnit: 'mV', overlay: false, report: false },
  });
  for (const bytes of files.values()) expect(text(bytes)).not.toContain('Jane');
});

it('encodes each of several ECGs under a name of its own, with what was seen of it', async () => {
  const whole = makeTestDigitization();
  const parts = [1, 2].map((number) => ({
    ...whole,
    page: { ...whole.page, part: { number, count: 2, outline: [] } },
  }));
  vi.mocked(readDigitization).mockImplementation(async (_page, _options, observer) => {
    const drawOverlay = () => whole.page.image;
    observer?.observe?.({ stage: 'read', page: { image: whole.page.image }, drawOverlay });
    for (const { page } of parts) observer?.observe?.({ stage: 'rectify', page, drawOverlay });
    return { ...parts[0]!, others: [parts[1]!] };
  });
  const { files, debugFiles, others } = await digitize({ debug: true, outputs: { ...request.outputs, report: true } });
  const names = ['a-p1.csv', 'a-p1.report.html', 'a-p1-ecg2.csv', 'a-p1-ecg2.report.html'];
  expect([...files.keys()]).toEqual(names);
  const pictures = [...debugFiles.keys()].filter((name) => name.endsWith('.png'));
  expect(pictures).toEqual(['a-p1-1-read.png', 'a-p1-3-rectify.png', 'a-p1-ecg2-3-rectify.png']);
  expect(others).toMatchObject([{ status: 'partial', summary: { layout: '3x4+1' } }]);
});

it('gives back the record for joining, with the comments of its files, only where it is asked for', async () => {
  expect(await digitize({})).not.toHaveProperty('record');
  const { record } = await digitize({ keepRecord: true });
  expect(record).toMatchObject({ name: 'a-p1', sampleCount: 4 });
  expect(record!.comments[0]).toMatch(/^Digitized from a picture by einthoven/);
});

it('sums up what tables tell', async () => {
  expect((await digitize({})).summary).toEqual({
    layout: '3x4+1',
    paperSpeed: 25,
    gain: 10,
    scaleSource: 'dots-per-inch',
    meanGrade: 'good',
    worstGrade: 'fair',
    missingLeads: ['V1'],
    reasons: ['V1 is cut off'],
  });
});

it('reports a failed page with the overlays and data of the stages before it', async () => {
  vi.mocked(readDigitization).mockImplementation(async (_page, _options, observer) => {
    const { page } = makeTestDigitization();
    observer?.observe?.({ stage: 'read', page: { image: page.image }, drawOverlay: () => page.image });
    throw new EinthovenError('NO_INK', 'Nothing.');
  });
  const failed = { status: 'failed', code: 'NO_INK', message: 'Nothing.' };
  expect(await digitizeFile(request)).toEqual({ ...failed, files: new Map(), debugFiles: new Map() });
  const { debugFiles } = await digitizeFile({ ...request, debug: true });
  expect([...debugFiles.keys()]).toEqual(['a-p1-1-read.png', 'a-p1-1-read.json', 'a-p1-failed.json']);
  expect(JSON.parse(text(debugFiles.get('a-p1-1-read.json'))).image).toEqual({ width: 4, height: 2 });
  expect(JSON.parse(text(debugFiles.get('a-p1-failed.json')))).toEqual({ ...failed, stages: ['read'] });
});

it('writes a report without the name of the picture file, also of a page that failed', async () => {
  const outputs = { formats: ['wfdb'], csvUnit: 'mV', overlay: false, report: true } as const;
  const { files } = await digitize({ outputs });
  expect([...files.keys()]).toEqual(['a-p1.hea', 'a-p1.dat', 'a-p1.report.html']);
  const html = text(files.get('a-p1.report.html'));
  expect(html).toMatch(/<h1>a-p1<\/h1>/);
  expect(html.includes('a-p1.hea, a-p1.dat')).toBe(true);
  expect(html.includes('data:image/jpeg;base64,/9j/')).toBe(true);
  expect(html.includes('Jane')).toBe(false);
  vi.mocked(readDigitization).mockImplementation(async (_page, _options, observer) => {
    const { page } = makeTestDigitization();
    observer?.observe?.({ stage: 'read', page: { image: page.image }, drawOverlay: () => page.image });
    throw new EinthovenError('NO_INK', 'Nothing.');
  });
  const failed = text((await digitizeFile({ ...request, outputs })).files.get('a-p1.report.html'));
  expect(failed).toContain('The picture was read; no ECG was found on it.');
  expect(failed).toContain('data:image/jpeg;base64,/9j/');
});
