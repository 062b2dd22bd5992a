import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs another program in this terminal. Returns its exit code, or null where there is no such program. */
export function runProgram(program: string, words: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: 'inherit' });
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(null) : reject(error)));
    // As shells tell of a program that a signal ended.
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
