#!/usr/bin/env node
import { createPagePool } from './batch/page-pool.ts';
import type { CliIo, StopSignal } from './cli-io.ts';
import { runCli } from './run-cli.ts';
import { runProgram } from './run-program.ts';

const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM'];

const io: CliIo = {
  standardOutput: process.stdout,
  standardError: process.stderr,
  workingDirectory: process.cwd(),
  onStop: (listener) => {
    // `once`: a second Ctrl-C ends the program at once, as it would without a listener.
    for (const signal of signals) process.once(signal, listener);
    return () => {
      for (const signal of signals) process.off(signal, listener);
    };
  },
  createPagePool: (workers) => createPagePool(new URL('./page-worker.js', import.meta.url), workers),
  runProgram,
};

// A reader such as `head` that closes the pipe early is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), io);
