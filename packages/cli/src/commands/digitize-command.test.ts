import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

async function run(folder: string, commandLine: string) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['digitize', ...commandLine.split(' ')], test.io);
  return { exitCode, output: test.output(), errors: test.errors(), digitized: test.digitized };
}

const listFiles = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const readCsv = async (folder: string) =>
  (await readFile(join(folder, 'digitized/digitization.csv'), 'utf8')).split('\n');

describe('einthoven digitize', () => {
  it('mirrors the tree, numbers pages, keeps names apart', async () => {
    const folder = await makeTestFolder({
      'scans/a.png': 'complete',
      'scans/a.jpg': 'complete 2',
      'scans/deep/b.tif': 'pages:2',
    });
    const { exitCode, output } = await run(folder, 'scans --format csv');
    expect(exitCode).toBe(0);
    expect(await listFiles(join(folder, 'digitized'))).toEqual(
      ['a-png.csv', 'a.csv', 'deep/b-p1.csv', 'deep/b-p2.csv', 'digitization.csv', 'ledger.jsonl'].sort(),
    );
    expect(output).toContain('4 pages: 4 complete, 0 partial, 0 failed\nThe results are in ./digitized\n');
    expect(output).toMatch(/deep\/b\.tif page 2 +complete/);
  });

  it('is not stopped by bad pages, and reports them', async () => {
    const folder = await makeTestFolder({
      'scans/1.png': 'crash',
      'scans/2.png': 'fail',
      'scans/3.png': '',
      'scans/4.png': 'partial',
      'scans/5.png': 'complete',
    });
    const { exitCode, output, errors } = await run(folder, 'scans --workers 2 --json');
    expect(exitCode).toBe(2);
    const rows = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const codes = Object.fromEntries(rows.map((row) => [row.path, row.errorCode ?? row.status]));
    expect(codes).toEqual({
      '1.png': 'INTERNAL',
      '2.png': 'NO_INK',
      '3.png': 'FILE_EMPTY',
      '4.png': 'partial',
      '5.png': 'complete',
    });
    expect(errors).toBe('5 pages: 1 complete, 1 partial, 3 failed\n');
    expect((await readCsv(folder)).map((line) => line.split(',')[0])).toEqual([
      'path',
      '1.png',
      '2.png',
      '3.png',
      '4.png',
      '5.png',
      '',
    ]);
  });

  it('ends with 1 when nothing was done', async () => {
    const folder = await makeTestFolder({ 'a.png': 'fail', 'empty/readme.txt': '' });
    expect((await run(folder, 'a.png')).exitCode).toBe(1);
    expect((await run(folder, 'empty')).errors).toContain('no picture among the inputs');
    expect((await run(folder, 'missing.png')).exitCode).toBe(1);
  });

  it('leaves outputs alone that are there, page by page', async () => {
    const scans = { 'a.png': 'complete', 'b.png': 'complete', 'c.png': 'fail' };
    const folder = await makeTestFolder({ ...scans, 'digitized/a.dat': 'mine' });
    const first = await run(folder, 'a.png b.png');
    expect([first.exitCode, first.digitized]).toEqual([2, ['b']]);
    expect(first.output).toContain('OUTPUT_EXISTS');
    expect(await readFile(join(folder, 'digitized/a.dat'), 'utf8')).toBe('mine');
    const summary = await readCsv(folder);
    // The third page fails in another way; that is no reason to forget what the first run said.
    expect((await run(folder, 'a.png b.png c.png')).exitCode).toBe(1);
    expect(await readCsv(folder)).toEqual(summary);
    expect((await run(folder, 'a.png b.png --overwrite')).exitCode).toBe(0);
    expect(await readFile(join(folder, 'digitized/a.dat'), 'utf8')).not.toBe('mine');
  });

  it('can write beside the pages, and takes no overlay for a page', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete', 'a-overlay.png': 'complete' });
    expect((await run(folder, '. --out . --format csv')).digitized).toEqual(['a']);
    expect((await run(folder, '. --out . --format csv --overwrite')).digitized).toEqual(['a']);
    expect((await run(folder, 'a-overlay.png')).digitized).toEqual(['a-overlay']);
  });

  it('writes overlays and debug files only where asked', async () => {
    const folder = await makeTestFolder({ 'in/x/a.png': 'complete' });
    await run(folder, 'in --format json --debug-dir seen');
    expect(await listFiles(folder)).toEqual([
      'digitized/digitization.csv',
      'digitized/ledger.jsonl',
      'digitized/x/a.json',
      'in/x/a.png',
      'seen/x/a-1-read.json',
    ]);
  });
});

describe('einthoven digitize --report', () => {
  const files = {
    'in/a.png': 'complete',
    'in/deep/b.png': 'partial',
    'in/c.png': 'fail',
    'in/d.png': '',
    'in/e.png': 'crash',
  };

  it('writes a report of every page, also of those that failed, and an index that links them', async () => {
    const folder = await makeTestFolder(files);
    expect((await run(folder, 'in --format csv --report')).exitCode).toBe(2);
    const written = await listFiles(join(folder, 'digitized'));
    const reports = ['a.report.html', 'c.report.html', 'd.report.html', 'deep/b.report.html', 'e.report.html'];
    expect(written.filter((name) => name.endsWith('.html'))).toEqual([...reports, 'index.html'].sort());
    const index = await readFile(join(folder, 'digitized/index.html'), 'utf8');
    for (const report of reports) expect(index).toContain(`href="./${report}"`);
    expect(index).toContain('1 complete, 1 partial, 3 failed');
    // No worker could tell anything of these two.
    expect(await readFile(join(folder, 'digitized/d.report.html'), 'utf8')).toContain('The file has no bytes.');
    expect(await readFile(join(folder, 'digitized/e.report.html'), 'utf8')).toContain('INTERNAL');
  });

  it('keeps the links of pages that are done, and the reports of another run', async () => {
    const folder = await makeTestFolder(files);
    await run(folder, 'in --format csv --report');
    const again = await run(folder, 'in --format csv --report --resume');
    expect(again.digitized.sort()).toEqual(['c', 'e']);
    expect(await readFile(join(folder, 'digitized/index.html'), 'utf8')).toContain('href="./deep/b.report.html"');
    await writeFile(join(folder, 'digitized/d.report.html'), 'mine');
    expect((await run(folder, 'in/d.png --report')).exitCode).toBe(1);
    expect(await readFile(join(folder, 'digitized/d.report.html'), 'utf8')).toBe('mine');
  });

  it('leaves an index.html of somebody else alone', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete', 'digitized/index.html': '<h1>My site</h1>' });
    const refused = await run(folder, 'a.png --report');
    expect([refused.exitCode, refused.digitized]).toEqual([1, []]);
    expect(refused.errors).toContain('index.html is there already and is no index of reports.');
    expect((await run(folder, 'a.png --report --overwrite')).exitCode).toBe(0);
  });

  it('begins anew where reports are asked for later', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete' });
    await run(folder, 'a.png --format csv');
    expect((await run(folder, 'a.png --format csv --report --resume')).digitized).toEqual(['a']);
    expect(await listFiles(join(folder, 'digitized'))).toContain('a.report.html');
  });
});

describe('einthoven digitize --resume', () => {
  const files = { 'in/a.png': 'complete', 'in/b.png': 'partial', 'in/c.png': 'fail' };

  it('skips what is done and tries again what failed', async () => {
    const folder = await makeTestFolder(files);
    await run(folder, 'in');
    const again = await run(folder, 'in --resume');
    expect([again.exitCode, again.digitized]).toEqual([2, ['c']]);
    expect(again.output).toContain('3 pages (2 done in an earlier run): 1 complete, 1 partial, 1 failed');
    expect(await readCsv(folder)).toHaveLength(5);
  });

  it('redoes pages whose file, options or outputs changed', async () => {
    const folder = await makeTestFolder(files);
    await run(folder, 'in');
    await writeFile(join(folder, 'in/a.png'), 'complete anew');
    await rm(join(folder, 'digitized/b.dat'));
    expect((await run(folder, 'in --resume')).digitized.sort()).toEqual(['a', 'b', 'c']);
    expect((await run(folder, 'in --resume --gain 5')).digitized.sort()).toEqual(['a', 'b', 'c']);
    expect((await run(folder, 'in --resume --gain 5')).digitized).toEqual(['c']);
  });

  it('goes on after Ctrl-C, which ends with 130', async () => {
    const folder = await makeTestFolder({ 'in/1.png': 'complete', 'in/2.png': 'wait', 'in/3.png': 'complete 3' });
    const test = makeTestIo(folder, ({ recordName }) => {
      if (recordName === '2') setTimeout(() => test.stop('SIGINT'), 20);
    });
    expect(await runCli(['digitize', 'in', '--workers', '1'], test.io)).toBe(130);
    expect(test.digitized).toEqual(['1', '2']);
    expect(test.errors()).toContain('Stopped by SIGINT. Run it again with --resume');
    expect((await readCsv(folder)).map((line) => line.split(',')[0])).toEqual(['path', '1.png', '']);
    await writeFile(join(folder, 'in/2.png'), 'complete 2');
    expect((await run(folder, 'in --resume')).digitized.sort()).toEqual(['2', '3']);
  });
});

describe('options of einthoven digitize', () => {
  it('reach the pages', async () => {
    const folder = await makeTestFolder({ 'a.png': 'complete', 'ecg.yaml': 'layout:\n  gain: 5\n' });
    await run(folder, 'a.png --config ecg.yaml --speed 50 --frequency 1000 --set signals.samplingFrequency=250 -f csv');
    const text = await readFile(join(folder, 'digitized/a.csv'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ samplingFrequency: 250, paperSpeed: 50, gain: 5 });
  });

  it.each([
    ['a.png --set grid.minPitch=4', 'did you mean grid.minimumPitch?'],
    ['a.png --layout 3x4+9', 'There is no layout 3x4+9'],
    ['a.png --config missing.yaml', 'There is no file missing.yaml'],
    ['a.png --format wfbd', 'did you mean wfdb?'],
    ['a.png --workers 0', '--workers expects a whole number'],
    ['a.png --gain high', 'Expected a number'],
    ['a.png --gain 1000', 'layout.gain (mm/mV)'],
    ['a.png --csv-unit V', 'Allowed choices are mV, uV'],
    ['a.png --resume --overwrite', 'cannot be used with'],
    ['a.png --overwite', 'Did you mean --overwrite?'],
  ])('%s is refused before any page', async (commandLine, message) => {
    const folder = await makeTestFolder({ 'a.png': 'complete' });
    const { exitCode, errors, digitized } = await run(folder, commandLine);
    expect(errors).toContain(message);
    expect([exitCode, digitized]).toEqual([1, []]);
  });

  it('keep quiet when asked', async () => {
    const folder = await makeTestFolder({ 'in/a.png': 'complete', 'in/notes.txt': '' });
    const { output, errors } = await run(folder, 'in --quiet');
    expect([output, errors]).toEqual(['', '']);
  });

  it('tell each page when asked', async () => {
    const folder = await makeTestFolder({ 'a.png': 'fail' });
    expect((await run(folder, 'a.png --verbose')).errors).toMatch(/^a\.png: failed NO_INK \(0\.\d s\)\n$/);
  });
});
