import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { inProcessPool } from '../test-support/in-process-pool.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Command lines of the shell samples of a document, without the name of the program. */
async function readCommands(path: string): Promise<readonly string[]> {
  const text = await readFile(join(root, path), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap((match) =>
    match[1]!
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line.startsWith('einthoven '))
      .map((line) => line.slice('einthoven '.length).trim()),
  );
}

/** Fewer and smaller pages than a reader makes: the commands are the same. */
function shorten(command: string): readonly string[] {
  const words = command.replace('--synthetic 10', '--synthetic 3').split(/\s+/);
  return words[0] === 'render' ? [...words, '--set', 'render.dotsPerInch=80'] : words;
}

it('runs every command of the documentation on pages that it makes', async () => {
  const folder = await makeTestFolder();
  await cp(join(root, 'fixtures/ptbxl'), join(folder, 'fixtures/ptbxl'), { recursive: true });
  const commands = await readCommands('docs/datasets.md');
  expect(commands.length).toBeGreaterThan(12);
  for (const command of commands) {
    const test = makeTestIo(folder);
    const io = { ...test.io, createPagePool: () => inProcessPool };
    expect(await runCli(shorten(command), io), `${command}\n${test.errors()}`).toBe(0);
  }
  const { parts } = JSON.parse(await readFile(join(folder, 'folds.json'), 'utf8'));
  expect(parts).toEqual({ train: ['00001_lr'], validation: ['00002_lr'], test: ['00003_lr'] });
  expect(await readFile(join(folder, 'prepared/00003_lr.hea'), 'utf8')).toContain('# Labels: Acute MI, TACHY');
});
