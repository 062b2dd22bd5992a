import { expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { runProgram } from '../run-program.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

it('tells the trainer all that stands behind it, and ends as it ends', async () => {
  const told: (readonly string[])[] = [];
  const test = makeTestIo('.');
  const runTrainer = async (program: string, words: readonly string[]) => {
    told.push([program, ...words]);
    return 3;
  };
  const exitCode = await runCli(['train', 'search', '--config', 'a.yaml'], { ...test.io, runProgram: runTrainer });
  expect(exitCode).toBe(3);
  expect(told).toEqual([['einthoven-train', 'search', '--config', 'a.yaml']]);
});

it('says how to install a trainer that is not there', async () => {
  const test = makeTestIo('.');
  const exitCode = await runCli(['train', '--config', 'a.yaml'], { ...test.io, runProgram: async () => null });
  expect(exitCode).toBe(1);
  expect(test.errors()).toMatch(/TRAINER_MISSING: .*\n.*pip install/);
});

it('runs programs to their ends, and tells where there is none', async () => {
  expect(await runProgram(process.execPath, ['-e', 'process.exit(5)'])).toBe(5);
  expect(await runProgram('no-such-program-anywhere', [])).toBeNull();
});
