import { spawnSync } from 'node:child_process';

/** Whether programs can be held to some cores: taskset does that on Linux. */
export const pinned = spawnSync('taskset', ['--version']).status === 0;

/**
 * Runs a program to its end on the first `cores` cores only, so that a worker alone does not lay its other threads on the
 * cores of others. Without taskset it has them all.
 * @param {number} cores
 * @param {readonly string[]} line program and arguments
 */
export function spawnOnCores(cores, line) {
  const [program, ...words] = pinned ? ['taskset', '--cpu-list', `0-${cores - 1}`, ...line] : line;
  return spawnSync(String(program), words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
