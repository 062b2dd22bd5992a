import { expect, it } from 'vitest';
import { runTaskQueue } from './run-task-queue.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const signal = new AbortController().signal;

it('keeps to the limit, uses it fully, and runs follow-ups before what waits', async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const run = async (task: number) => {
    most = Math.max(most, ++running);
    order.push(task);
    await pause();
    running--;
    return task === 1 ? [10, 11, 12, 13] : [];
  };
  await runTaskQueue([1, 2, 3], run, { concurrency: 2, signal });
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 10, 11, 12, 13, 3]);
});

it('starts nothing after a stop, and waits for what runs', async () => {
  const stop = new AbortController();
  const done: number[] = [];
  const run = async (task: number) => {
    if (task === 2) stop.abort();
    await pause();
    done.push(task);
    return [];
  };
  await runTaskQueue([1, 2, 3, 4], run, { concurrency: 2, signal: stop.signal });
  expect(done).toEqual([1, 2]);
});

it('settles without tasks', async () => {
  await expect(runTaskQueue([], async () => [], { concurrency: 2, signal })).resolves.toBeUndefined();
});
