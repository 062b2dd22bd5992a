import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from './run-cli.ts';
import { makeTestFolder } from './test-support/make-test-folder.ts';
import { makeTestIo } from './test-support/make-test-io.ts';

async function run(...commandLine: string[]) {
  const layouts = 'layouts:\n  - name: mine\n    rows: [[I, II]]\n    rhythmStrips: [any]\n';
  const test = makeTestIo(await makeTestFolder({ 'mine.yaml': layouts }));
  return { exitCode: await runCli(commandLine, test.io), output: test.output(), errors: test.errors() };
}

it('shows version, help and examples', async () => {
  expect((await run('--version')).output).toMatch(/^\d+\.\d+\.\d+/);
  for (const command of ['digitize', 'render', 'inspect', 'layouts', 'config', 'train', 'completion']) {
    const { exitCode, output } = await run(command, '--help');
    expect(exitCode).toBe(0);
    expect(output).toContain(`Examples:\n  einthoven ${command}`);
  }
});

it.each(['digitize', 'render', 'inspect', 'config', 'layouts'])('says the defaults of %s in words', async (command) => {
  expect((await run(command, '--help')).output).not.toContain('[object');
});

it('says the defaults that are objects by their names', async () => {
  const output = (await run('render', '--help')).output.replace(/\s+/g, ' ');
  expect(output).toContain('as in jpeg:85 (default: png)');
  expect(output).toContain('as in photo,scan:0.8 (default: none)');
});

it('says defaults and choices in the help only where they say anything', async () => {
  const output = (await run('digitize', '--help')).output.replace(/\s+/g, ' ');
  expect(output).toContain('separated by commas (default: wfdb,csv,json)');
  expect(output).toContain('unit of CSV columns (choices: mV, uV; default: mV)');
  expect(output).not.toMatch(/default: (false|\[\])/);
});

it.each([[], ['digitise', 'a.png'], ['digitize'], ['completion', 'tcsh']])(
  'ends with 1 for %j',
  async (...commandLine) => {
    const { exitCode, output, errors } = await run(...commandLine);
    expect([exitCode, output]).toEqual([1, '']);
    expect(errors).not.toBe('');
  },
);

it('lists layouts and prints one as --layouts takes it', async () => {
  expect((await run('layouts', '--layouts', 'mine.yaml')).output).toMatch(/^3x4 +Three.*\nmine\n$/s);
  const shown = (await run('layouts', '--layouts', 'mine.yaml', 'show', 'mine')).output;
  expect(shown).toContain('- [ I, II ]');
  const expected = {
    name: 'mine',
    description: '',
    rows: [['I', 'II']],
    rhythmStrips: ['any'],
    columnTiming: 'sequential',
  };
  expect(parse(shown)).toEqual({ layouts: [expected] });
  expect((await run('layouts', 'show', 'nonesuch')).exitCode).toBe(1);
});

it('prints the configuration and its schema', async () => {
  expect(parse((await run('config')).output)).toHaveProperty('grid.minimumPitch');
  expect(JSON.parse((await run('config', '--schema')).output)).toHaveProperty(
    'properties.grid.properties.minimumPitch.unit',
    'px',
  );
});

it('prints the options of rendering: page, wear and heart', async () => {
  const config = parse((await run('config', 'render')).output);
  expect(config).toMatchObject({ render: { penWidth: 0.3 }, wear: { wrinkles: 0 }, heart: { heartRate: 72 } });
  expect(config.render).not.toHaveProperty('template');
  const schema = JSON.parse((await run('config', 'render', '--schema')).output);
  expect(schema).toHaveProperty('properties.wear.properties.defocus.maximum', 8);
  expect((await run('config', 'inspect')).exitCode).toBe(1);
});

it('leaves to preset and chance what a file of all options does not change', async () => {
  const folder = await makeTestFolder({ 'lab.yaml': (await run('config', 'render')).output });
  const commandLine = 'render --synthetic 1 --preset random --dpi 40 --truth wfdb'.split(' ');
  const rendered = async (...words: string[]) => {
    const test = makeTestIo(folder);
    expect(await runCli([...commandLine, '--out', `out${words.length}`, ...words], test.io), test.errors()).toBe(0);
    return readFile(join(folder, `out${words.length}`, 'heart-00001.dat'));
  };
  expect(await rendered('--config', 'lab.yaml')).toEqual(await rendered());
});

it('inspects', async () => {
  expect(await run('inspect', 'page.png')).toEqual({ exitCode: 0, output: 'status: complete\n', errors: '' });
  expect(JSON.parse((await run('inspect', 'page.png', '--json')).output).status).toBe('complete');
  expect((await run('inspect', 'page.png', '--page', '0')).exitCode).toBe(1);
});

describe('completion', () => {
  it('bash knows commands, options and choices', async () => {
    const script = (await run('completion', 'bash')).output;
    const complete = (words: string) => {
      const ask = `COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _einthoven; echo "\${COMPREPLY[*]}"`;
      return execFileSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' }).trim();
    };
    expect(complete('einthoven di')).toBe('digitize');
    expect(complete('einthoven digitize --over')).toBe('--overlay --overwrite');
    expect(complete('einthoven render --pre')).toBe('--preset --preview');
    expect(complete('einthoven config r')).toBe('render');
    expect(complete('einthoven completion z')).toBe('zsh');
    expect(complete('einthoven layouts sh')).toBe('show');
  });

  it('zsh and fish name every option of digitize', async () => {
    for (const shell of ['zsh', 'fish']) {
      const script = (await run('completion', shell)).output;
      for (const option of ['overwrite', 'csv-unit', 'debug-dir']) expect(script).toContain(option);
      expect(script).not.toContain('undefined');
    }
  });
});
