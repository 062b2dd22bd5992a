import type { PagePool } from './batch/page-pool.ts';

/** A stream that text is written to; `isTTY` tells whether a person watches it. */
export type CliStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** Everything the commands touch outside of themselves, so that tests can run them in memory. */
export interface CliIo {
  readonly standardOutput: CliStream;
  readonly standardError: CliStream;
  readonly workingDirectory: string;
  /** Calls the listener when the user asks to stop; returns what takes the listener off again. */
  readonly onStop: (listener: (signal: StopSignal) => void) => () => void;
  readonly createPagePool: (workers: number) => PagePool;
  /** Runs another program to its end. Returns its exit code; null: there is no such program. */
  readonly runProgram: (program: string, words: readonly string[]) => Promise<number | null>;
}
