import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Digitization, digitizeOptionsSchema, digitizePage, EinthovenError } from '@einthoven/core';
import { encodePng } from '@einthoven/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readWfdbRecord } from '../wfdb/read-wfdb-record.ts';
import { digitizePageFile } from './digitize-page-file.ts';

// What the pipeline makes of a page is not the subject here, only what becomes of its result.
vi.mock('@einthoven/core', async (importOriginal) => ({ ...(await importOriginal<object>()), digitizePage: vi.fn() }));

const folder = mkdtempSync(join(tmpdir(), 'digitize-page-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const job = {
  kind: 'digitize',
  id: 'page_7',
  imagePath: join(folder, 'page.png'),
  predictionFolder: join(folder, 'predictions'),
  options: digitizeOptionsSchema.parse({}),
} as const;
const recordPath = join(job.predictionFolder, job.id);
const samples = Float32Array.from({ length: 500 }, (_, i) =>
  i < 20 ? Number.NaN : Math.round(900 * Math.sin(i / 30)) / 1000,
);
const digitization = {
  status: 'partial',
  missingLeads: ['V1'],
  reasons: ['V1 is not there'],
  page: {
    layout: { name: '3x4+1' },
    quality: { meanGrade: 'good' },
    record: {
      name: 'other',
      samplingFrequency: 500,
      sampleCount: samples.length,
      leads: [{ lead: 'II', samples, start: 0.04, end: 1 }],
      comments: [],
    },
  },
  timings: [{ stage: 'read', milliseconds: 12 }],
} as unknown as Digitization;

beforeAll(async () => {
  const page = { width: 300, height: 300, data: new Uint8Array(300 * 300 * 3).fill(255) };
  writeFileSync(job.imagePath, await encodePng(page));
});

describe('digitizePageFile', () => {
  it('writes the record under the id of the page, readable by the independent reader', async () => {
    vi.mocked(digitizePage).mockResolvedValueOnce(digitization);
    const answer = await digitizePageFile(job);
    expect(answer).toMatchObject({
      status: 'partial',
      error: null,
      layout: '3x4+1',
      grade: 'good',
      reasons: ['V1 is not there'],
      timings: { read: 12 },
    });
    expect(answer.seconds).toBeGreaterThan(0);
    const { samplingFrequency, leads } = readWfdbRecord(recordPath);
    expect(samplingFrequency).toBe(500);
    const written = leads.get('II')!;
    expect(written).toHaveLength(samples.length);
    written.forEach((value, i) => {
      if (Number.isNaN(samples[i])) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(samples[i]!, 3);
    });
  });

  it('answers a failure with its code, and leaves no earlier record behind', async () => {
    vi.mocked(digitizePage).mockResolvedValueOnce(digitization);
    await digitizePageFile(job);
    expect(existsSync(`${recordPath}.hea`)).toBe(true);
    vi.mocked(digitizePage).mockRejectedValueOnce(new EinthovenError('NO_INK', 'blank'));
    const answer = await digitizePageFile(job);
    expect(answer).toMatchObject({ status: null, error: { code: 'NO_INK', message: 'blank' } });
    expect(existsSync(`${recordPath}.hea`)).toBe(false);
    expect(existsSync(`${recordPath}.dat`)).toBe(false);
  });

  it('answers unknown faults and missing files too', async () => {
    vi.mocked(digitizePage).mockRejectedValueOnce('odd');
    expect((await digitizePageFile(job)).error).toEqual({ code: 'INTERNAL', message: 'odd' });
    const missing = await digitizePageFile({ ...job, imagePath: join(folder, 'gone.png') });
    expect(missing.error?.code).toBe('FILE_NOT_FOUND');
  });
});
