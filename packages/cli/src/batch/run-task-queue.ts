/**
 * Runs tasks with at most `concurrency` at a time. A task may return further tasks, which come before those that wait.
 * `run` must not reject. Once `signal` stops, no further task starts; the promise settles when the running ones end.
 */
export function runTaskQueue<Task>(
  tasks: readonly Task[],
  run: (task: Task) => Promise<readonly Task[]>,
  limits: { readonly concurrency: number; readonly signal: AbortSignal },
): Promise<void> {
  // Reversed, so that taking the next and putting follow-ups before the others are both cheap.
  const waiting = tasks.toReversed();
  let running = 0;
  return new Promise((resolve, reject) => {
    function startNext(): void {
      while (running < limits.concurrency && waiting.length > 0 && !limits.signal.aborted) {
        running++;
        run(waiting.pop()!)
          .then((more) => {
            for (const task of more.toReversed()) waiting.push(task);
            running--;
            startNext();
          })
          .catch(reject);
      }
      if (running === 0) resolve();
    }
    startNext();
  });
}
