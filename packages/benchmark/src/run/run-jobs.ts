import { type ChildProcess, fork } from 'node:child_process';

export interface RunJobsOptions<Answer> {
  /** A script that answers every message of its parent with one message. */
  readonly workerPath: string;
  /** Processes at a time. */
  readonly workers: number;
  /** A job that takes longer is stopped, with its process. */
  readonly maximumSeconds: number;
  /** A fresh process for every job. */
  readonly isolate: boolean;
  /** Told of every answer as it comes. */
  readonly onAnswer?: (answer: Answer | WorkerFailure, index: number) => void;
}

export interface WorkerFailure {
  readonly kind: 'worker-failed';
  readonly code: 'WORKER_CRASHED' | 'WORKER_TIMEOUT';
  readonly message: string;
}

/** Runs jobs in child processes, so that one that crashes or hangs costs only itself. Answers come in the jobs' order. */
export async function runJobs<Job extends object, Answer>(
  jobs: readonly Job[],
  options: RunJobsOptions<Answer>,
): Promise<(Answer | WorkerFailure)[]> {
  const answers = new Array<Answer | WorkerFailure>(jobs.length);
  let next = 0;
  const work = async () => {
    let child: ChildProcess | null = null;
    for (let index = next++; index < jobs.length; index = next++) {
      // Advanced serialization keeps NaN.
      child ??= fork(options.workerPath, { serialization: 'advanced', execArgv: [] });
      const answer = await askWorker<Answer>(child, jobs[index]!, options.maximumSeconds);
      if (options.isolate || isFailure(answer)) {
        child.kill('SIGKILL');
        child = null;
      }
      answers[index] = answer;
      options.onAnswer?.(answer, index);
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: Math.min(options.workers, jobs.length) }, work));
  return answers;
}

function isFailure(answer: unknown): answer is WorkerFailure {
  return (answer as WorkerFailure).kind === 'worker-failed';
}

function askWorker<Answer>(child: ChildProcess, job: object, maximumSeconds: number): Promise<Answer | WorkerFailure> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | WorkerFailure) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // A process that is being killed may still report an error; nobody listens any more, and none may be thrown.
      child.on('error', () => {});
      resolve(answer);
    };
    const crash = (message: string) => settle({ kind: 'worker-failed', code: 'WORKER_CRASHED', message });
    const timer = setTimeout(() => {
      const message = `The worker did not answer within ${maximumSeconds} s.`;
      settle({ kind: 'worker-failed', code: 'WORKER_TIMEOUT', message });
    }, maximumSeconds * 1000);
    child.once('message', (answer) => settle(answer as Answer));
    child.once('exit', (code, signal) => crash(`The worker ended with ${signal ?? `exit code ${code}`}.`));
    child.once('error', (error) => crash(`The worker failed: ${error.message}`));
    child.send(job);
  });
}
