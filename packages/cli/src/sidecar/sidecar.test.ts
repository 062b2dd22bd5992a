import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

const sidecar = 'layout:\n  gain: 5\n  paperSpeed: 50\n';

async function run(folder: string, commandLine: string) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['digitize', ...commandLine.split(' '), '--format', 'csv', '--json'], test.io);
  const rows = test
    .output()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { exitCode, rows, errors: test.errors(), digitized: test.digitized };
}

/** The layout options with which a page was digitized: the pool of the tests writes them down. */
const optionsOf = async (folder: string, name: string) =>
  JSON.parse(await readFile(join(folder, `digitized/${name}.csv`), 'utf8'));

describe('a sidecar file', () => {
  it('has its say for its page alone, and is no page itself', async () => {
    const files = { 'in/a.png': 'complete', 'in/a.png.einthoven.yaml': sidecar, 'in/b.png': 'complete 2' };
    const folder = await makeTestFolder(files);
    const { exitCode, errors, digitized } = await run(folder, 'in/a.png in/a.png.einthoven.yaml in/b.png');
    expect([exitCode, digitized.sort()]).toEqual([0, ['a', 'b']]);
    expect(await optionsOf(folder, 'a')).toMatchObject({ gain: 5, paperSpeed: 50 });
    expect(await optionsOf(folder, 'b')).toMatchObject({ gain: null, paperSpeed: null });
    expect(errors).toContain('were used for 1 of the pages');
    expect((await run(folder, 'in --overwrite')).errors).not.toContain('left out');
  });

  it('comes after the command line and before --config', async () => {
    const config = 'layout:\n  gain: 20\n  minimumMargin: 0.5\n';
    const rows = 'layout:\n  gain: 5\n  rows:\n    - leads: [I]\n';
    const folder = await makeTestFolder({ 'a.png': 'complete', 'a.png.einthoven.yaml': rows, 'ecg.yaml': config });
    await run(folder, 'a.png --config ecg.yaml');
    const given = { gain: 5, minimumMargin: 0.5, rows: [{ leads: ['I'], boundaries: [] }] };
    expect(await optionsOf(folder, 'a')).toMatchObject(given);
    await run(folder, 'a.png --config ecg.yaml --gain 10 --layout 3x4 --overwrite');
    expect(await optionsOf(folder, 'a')).toMatchObject({ gain: 10, template: '3x4', rows: [] });
  });

  it('may stand without the extension of the page, be named, or be passed over', async () => {
    const folder = await makeTestFolder({
      'a.png': 'complete',
      'a.einthoven.yaml': sidecar,
      'other.yaml': 'layout:\n  gain: 20\n',
      'b.png': 'complete',
    });
    await run(folder, 'a.png');
    expect(await optionsOf(folder, 'a')).toMatchObject({ gain: 5 });
    await run(folder, 'a.png --overwrite --no-sidecar');
    expect(await optionsOf(folder, 'a')).toMatchObject({ gain: null });
    await run(folder, 'a.png --overwrite --sidecar other.yaml');
    expect(await optionsOf(folder, 'a')).toMatchObject({ gain: 20, paperSpeed: null });
    const both = await run(folder, 'a.png b.png --overwrite --sidecar other.yaml').catch(String);
    expect(both).toMatchObject({ exitCode: 1, errors: expect.stringContaining('for one picture file') });
    const missing = await run(folder, 'a.png --overwrite --sidecar missing.yaml').catch(String);
    expect(missing).toMatchObject({ exitCode: 1, errors: expect.stringContaining('There is no file missing.yaml') });
  });

  it('makes its page run again when it is edited', async () => {
    const folder = await makeTestFolder({ 'in/a.png': 'complete', 'in/b.png': 'complete 2' });
    await run(folder, 'in');
    await writeFile(join(folder, 'in/b.png.einthoven.yaml'), sidecar);
    expect((await run(folder, 'in --resume')).digitized).toEqual(['b']);
    expect((await run(folder, 'in --resume')).digitized).toEqual([]);
    await writeFile(join(folder, 'in/b.png.einthoven.yaml'), sidecar.replace('50', '25'));
    expect((await run(folder, 'in --resume')).digitized).toEqual(['b']);
  });

  it('tells pages of a file apart', async () => {
    const pages = 'layout:\n  paperSpeed: 50\npages:\n  2:\n    layout:\n      gain: 5\n';
    const folder = await makeTestFolder({ 'a.tif': 'pages:2', 'a.tif.einthoven.yaml': pages });
    await run(folder, 'a.tif');
    expect(await optionsOf(folder, 'a-p1')).toMatchObject({ gain: null, paperSpeed: 50 });
    expect(await optionsOf(folder, 'a-p2')).toMatchObject({ gain: 5, paperSpeed: 50 });
  });

  it.each([
    ['layout:\n  gian: 5\n', 'There is no option layout.gian; did you mean layout.gain?'],
    ['layuot:\n  gain: 5\n', 'There is no option layuot; did you mean'],
    ['layout:\n  gain: 500\n', 'layout.gain (mm/mV)'],
    ['layout:\n  rows:\n    - leads: [V19]\n', 'layout.rows.0.leads.0'],
    ['pages:\n  3: {}\n', 'There is no page 3'],
    ['layout: [', 'no valid YAML'],
  ])('that is wrong fails its page alone, with its name: %j', async (text, message) => {
    const folder = await makeTestFolder({
      'in/a.png': 'complete',
      'in/a.png.einthoven.yaml': text,
      'in/b.png': 'complete',
    });
    const { exitCode, rows } = await run(folder, 'in');
    expect(exitCode).toBe(2);
    const [first, second] = rows.sort((one, two) => one.path.localeCompare(two.path));
    expect(first).toMatchObject({ status: 'failed', errorCode: 'OPTION_INVALID' });
    expect(first.message).toContain('in/a.png.einthoven.yaml: ');
    expect(first.message).toContain(message);
    expect(second.status).toBe('complete');
  });
});

describe('einthoven inspect --write-sidecar', () => {
  async function inspect(folder: string, commandLine: string, text: string | null) {
    const test = makeTestIo(folder);
    const pool = test.io.createPagePool(1);
    const inspectPage: typeof pool.inspectPage = async (request, limits) => ({
      ...(await pool.inspectPage(request, limits)),
      sidecar: text,
    });
    const io = { ...test.io, createPagePool: () => ({ ...pool, inspectPage }) };
    const exitCode = await runCli(['inspect', ...commandLine.split(' ')], io);
    return { exitCode, output: test.output(), errors: test.errors() };
  }

  it('writes the file that is read with the page, and replaces it only when told to', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete' });
    const path = join(folder, 'a.png.einthoven.yaml');
    const first = await inspect(folder, 'a.png --write-sidecar --json', sidecar);
    expect(first.exitCode).toBe(0);
    expect(first.errors).toContain(`What was found is in ${path}`);
    expect(JSON.parse(first.output)).not.toHaveProperty('sidecar');
    expect(await readFile(path, 'utf8')).toBe(sidecar);
    const again = await inspect(folder, 'a.png --write-sidecar', 'layout:\n  gain: 20\n');
    expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining('OUTPUT_EXISTS') });
    expect(await readFile(path, 'utf8')).toBe(sidecar);
    await inspect(folder, 'a.png --write-sidecar --overwrite', 'layout:\n  gain: 20\n');
    expect(await readFile(path, 'utf8')).toContain('gain: 20');
  });

  it('puts pages beside each other', async () => {
    const folder = await makeTestFolder({ 'a.tif': 'pages:2' });
    const page = (number: number, gain: number) =>
      `# Of hands\npages:\n  ${number}:\n    layout:\n      # mm/mV\n      gain: ${gain}\n`;
    const path = join(folder, 'a.tif.einthoven.yaml');
    await inspect(folder, 'a.tif --write-sidecar', page(1, 5));
    await inspect(folder, 'a.tif --page 2 --write-sidecar', page(2, 20));
    expect(await readFile(path, 'utf8')).toBe(`${page(1, 5)}  2:\n    layout:\n      # mm/mV\n      gain: 20\n`);
    const twice = await inspect(folder, 'a.tif --page 2 --write-sidecar', page(2, 10));
    expect(twice).toMatchObject({ exitCode: 1, errors: expect.stringContaining('has page 2 already') });
    await inspect(folder, 'a.tif --page 2 --write-sidecar --overwrite', page(2, 10));
    expect(await readFile(path, 'utf8')).toContain('gain: 10');
  });

  it('writes nothing unless asked, and nothing of a picture that cannot be read', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete' });
    await inspect(folder, 'a.png', sidecar);
    await inspect(folder, 'a.png --write-sidecar', null);
    expect(await readdir(folder)).toEqual(['a.png']);
  });
});
