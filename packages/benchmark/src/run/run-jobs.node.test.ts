import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runJobs } from './run-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const workerPath = join(folder, 'worker.mjs');
writeFileSync(
  workerPath,
  `process.on('message', ({ task, value }) => {
    if (task === 'crash') process.exit(3);
    if (task === 'hang') return;
    process.send({ value, pid: process.pid });
  });`,
);
interface Job {
  readonly task: string;
  readonly value?: number;
}
interface Answer {
  readonly value: number;
  readonly pid: number;
}
const run = (jobs: Job[], isolate = false) =>
  runJobs<Job, Answer>(jobs, { workerPath, workers: 2, maximumSeconds: 5, isolate });

describe('runJobs', () => {
  it('answers in the order of the jobs and keeps NaN', async () => {
    const answers = await run([1, Number.NaN, 3, 4].map((value) => ({ task: 'echo', value })));
    expect(answers.map((answer) => 'value' in answer && answer.value)).toEqual([1, Number.NaN, 3, 4]);
  });
  it('survives a crash', async () => {
    const answers = await run([
      { task: 'crash' },
      { task: 'echo', value: 1 },
      { task: 'crash' },
      { task: 'echo', value: 2 },
    ]);
    expect(answers).toMatchObject([
      { code: 'WORKER_CRASHED', message: 'The worker ended with exit code 3.' },
      { value: 1 },
      { code: 'WORKER_CRASHED' },
      { value: 2 },
    ]);
  });
  it('stops a job that hangs', async () => {
    const jobs = [{ task: 'hang' }, { task: 'echo', value: 1 }];
    const answers = await runJobs<Job, Answer>(jobs, { workerPath, workers: 1, maximumSeconds: 0.5, isolate: false });
    expect(answers).toMatchObject([{ code: 'WORKER_TIMEOUT' }, { value: 1 }]);
  });
  it('gives every job its own process if asked', async () => {
    const jobs = [1, 2, 3].map((value) => ({ task: 'echo', value }));
    const pids = (answers: Awaited<ReturnType<typeof run>>) =>
      new Set(answers.map((answer) => ('pid' in answer ? answer.pid : 0)));
    expect(pids(await run(jobs, true)).size).toBe(3);
    expect(pids(await run(jobs)).size).toBeLessThanOrEqual(2);
  });
});
