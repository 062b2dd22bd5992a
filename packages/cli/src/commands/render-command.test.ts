import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EcgRecord, hertz, type LeadName, leadNames, seconds } from '@einthoven/core';
import { decodeRecord, encodeWfdb } from '@einthoven/core/formats';
import { renderTruthSchema, synthesizeHeart } from '@einthoven/core/render';
import { decodeImage, readRecordFile } from '@einthoven/node';
import { describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

/** Coarse pages are drawn in no time. */
const coarse = '--dpi 50';

async function run(folder: string, commandLine: string, onPage?: (name: string, stop: () => void) => void) {
  const test = makeTestIo(folder, ({ recordName }) => onPage?.(recordName, () => test.stop('SIGINT')));
  const exitCode = await runCli(['render', ...commandLine.split(' ')], test.io);
  return { exitCode, output: test.output(), errors: test.errors(), rendered: test.rendered };
}

async function saveRecord(folder: string, record: EcgRecord): Promise<void> {
  for (const [name, bytes] of encodeWfdb(record)) await writeFile(join(folder, name), bytes);
}

async function makeRecords(names: readonly string[]): Promise<string> {
  const folder = await makeTestFolder({ 'records/readme.txt': '' });
  for (const name of names) await saveRecord(join(folder, 'records'), { ...synthesizeHeart({}, 3), name });
  return folder;
}

const listFiles = async (folder: string) => (await readdir(folder)).sort();
const readIndex = async (folder: string) => JSON.parse(await readFile(join(folder, 'rendered/index.json'), 'utf8'));

/** Every byte of a folder, but for the ledger: that has seconds. */
async function readAll(folder: string) {
  const names = (await listFiles(folder)).filter((name) => name !== 'ledger.jsonl');
  return Promise.all(names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')]));
}

describe('einthoven render', () => {
  it('writes picture, truth, record and index of each page', async () => {
    const folder = await makeRecords(['a', 'b']);
    const { exitCode, output } = await run(folder, `records ${coarse}`);
    expect([exitCode, output]).toEqual([0, expect.stringContaining('2 pages: 2 complete, 0 partial, 0 failed')]);
    const page = (id: string) => [`${id}.dat`, `${id}.hea`, `${id}.json`, `${id}.png`];
    expect(await listFiles(join(folder, 'rendered'))).toEqual(
      [...page('a'), ...page('b'), 'index.json', 'ledger.jsonl'].sort(),
    );
    const { image } = await decodeImage(await readFile(join(folder, 'rendered/a.png')));
    const truth = renderTruthSchema.parse(JSON.parse(await readFile(join(folder, 'rendered/a.json'), 'utf8')));
    expect([truth.width, truth.height, truth.layout]).toEqual([image.width, image.height, '3x4+1']);
    expect(await readFile(join(folder, 'rendered/a.hea'), 'utf8')).toContain('\n# Image: a.png\n');
    const [row] = await readIndex(folder);
    expect(row).toMatchObject({ id: 'a', file: 'a.png', category: 'clean', truth: 'a', geometry: 'a.json', dpi: 50 });
    expect(row).toMatchObject({ paperSpeed: 25, gain: 10, samples: 5000, pulse: 'left', source: 'record' });
    expect(row.leads).toHaveLength(13);
  });

  it('writes as truth what is drawn, and nothing where nothing is drawn', async () => {
    const folder = await makeRecords(['a']);
    await run(folder, `records/a ${coarse}`);
    const source = await readRecordFile(join(folder, 'records/a.hea'));
    const truth = await readRecordFile(join(folder, 'rendered/a.hea'));
    const samplesOf = (record: EcgRecord, lead: LeadName) =>
      record.leads.find((signal) => signal.lead === lead)!.samples;
    for (const [lead, start, end] of [
      ['II', 0, 5000],
      ['aVR', 1250, 2500],
      ['V6', 3750, 5000],
    ] as const) {
      const [drawn, whole] = [samplesOf(truth, lead), samplesOf(source, lead)];
      for (let index = 0; index < whole.length; index += 7) {
        if (index >= start && index < end) expect(drawn[index], `${lead} ${index}`).toBeCloseTo(whole[index]!, 3);
        else expect(drawn[index], `${lead} ${index}`).toBeNaN();
      }
    }
  });

  it('gives the same bytes in any number of workers and together with other records', async () => {
    const folder = await makeRecords(['a', 'b']);
    const style = '--dpi 40 --preset random --wear random --seed 5';
    await run(folder, `records ${style} --out one --workers 1`);
    await run(folder, `records ${style} --out three --workers 3`);
    const one = await readAll(join(folder, 'one'));
    expect(await readAll(join(folder, 'three'))).toEqual(one);
    await run(folder, `records/b.hea ${style} --out alone`);
    const ofB = (files: readonly (readonly string[])[]) => files.filter(([name]) => name!.startsWith('b.'));
    expect(ofB(one)).toHaveLength(4);
    expect(ofB(await readAll(join(folder, 'alone')))).toEqual(ofB(one));
    await run(folder, `records/b.hea ${style.replace('seed 5', 'seed 6')} --out other`);
    expect(ofB(await readAll(join(folder, 'other')))).not.toEqual(ofB(one));
  }, 60_000);

  it('invents hearts', async () => {
    const folder = await makeTestFolder();
    await run(folder, `--synthetic 2 ${coarse} --set heart.samplingFrequency=250 --template 12x1`);
    const rows = await readIndex(folder);
    expect(rows.map((row: { id: string }) => row.id)).toEqual(['heart-00001', 'heart-00002']);
    expect(rows[0]).toMatchObject({ layout: '12x1', samples: 2500, source: 'synthetic' });
    const [first, second] = await Promise.all(
      ['heart-00001', 'heart-00002'].map((id) => readFile(join(folder, `rendered/${id}.dat`))),
    );
    expect(first).not.toEqual(second);
  });

  it('writes masks, JPEG, parts of the truth and a preview where asked', async () => {
    const folder = await makeRecords(['a']);
    await run(folder, `records ${coarse} --masks --format jpeg:60 --truth json --preview --template 3x1`);
    const parts = ['background', 'decoys', 'grid-major', 'grid-minor', 'labels', 'lead-0-I', 'lead-1-II', 'lead-2-III'];
    const masks = [...parts, 'pulses', 'separators', 'texts'].map((part) => `a-mask-${part}.png`);
    expect(await listFiles(join(folder, 'rendered'))).toEqual(
      [...masks, 'a.jpg', 'a.json', 'index.json', 'ledger.jsonl', 'preview.png'].sort(),
    );
    const read = async (name: string) => (await decodeImage(await readFile(join(folder, 'rendered', name)))).image;
    const [mask, page] = [await read('a-mask-lead-1-II.png'), await read('a.jpg')];
    expect([mask.width, mask.height]).toEqual([page.width, page.height]);
    const ink = mask.data.filter((value) => value > 127).length / mask.data.length;
    expect(ink).toBeGreaterThan(0.0005);
    expect(ink).toBeLessThan(0.05);
    expect((await read('preview.png')).width).toBe(2 * 8 + 480);
  });

  it('wears pages as asked and says so in the index', async () => {
    const folder = await makeTestFolder();
    const kinds = ['scan', 'wrinkled', 'photo', 'screen', 'bilevel', 'copy'];
    for (const kind of kinds) await run(folder, `--synthetic 1 ${coarse} --wear ${kind}:0.3 --out ${kind}`);
    await run(folder, `--synthetic 1 ${coarse} --set wear.rotation=3 --out worn`);
    for (const kind of [...kinds, 'worn']) {
      const [row] = JSON.parse(await readFile(join(folder, kind, 'index.json'), 'utf8'));
      expect(row.category).toBe(kind);
    }
  }, 60_000);
});

describe('einthoven render with bad records', () => {
  const header = (lines: readonly string[]) => `${lines.join('\n')}\n`;

  it('is not stopped by them, and names each with its code', async () => {
    const folder = await makeRecords(['good']);
    const records = join(folder, 'records');
    await writeFile(join(records, 'broken.hea'), 'no header at all');
    await writeFile(join(records, 'lonely.hea'), header(['lonely 1 500 10', 'gone.dat 16 200 16 0 0 0 0 I']));
    await writeFile(join(records, 'empty.hea'), '');
    await writeFile(join(records, 'nothing.hea'), header(['nothing 1 500 0', 'nothing.dat 16 200 16 0 0 0 0 I']));
    await writeFile(join(records, 'nothing.dat'), '');
    const blank = { ...synthesizeHeart({ duration: 1 }, 1), name: 'blank' };
    const silent = blank.leads.map((signal) => ({ ...signal, samples: signal.samples.map(() => Number.NaN) }));
    await saveRecord(records, { ...blank, leads: silent });
    const { exitCode, output } = await run(folder, `records gone.hea ${coarse} --json`);
    expect(exitCode).toBe(2);
    const rows = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.fromEntries(rows.map((row) => [row.id, row.errorCode ?? row.status]))).toEqual({
      good: 'complete',
      broken: 'RECORD_INVALID',
      lonely: 'FILE_NOT_FOUND',
      empty: 'FILE_EMPTY',
      nothing: 'RECORD_INVALID',
      blank: 'RECORD_INVALID',
      gone: 'FILE_NOT_FOUND',
    });
    expect((await readIndex(folder)).map((row: { id: string }) => row.id)).toEqual(['good']);
  });

  it('draws what is there, and calls a page without some leads partial', async () => {
    const folder = await makeRecords([]);
    const whole = { ...synthesizeHeart({}, 1), name: 'chest' };
    const leads = whole.leads.filter(({ lead }) => !lead.startsWith('V4'));
    await saveRecord(join(folder, 'records'), { ...whole, leads });
    const { exitCode, output } = await run(folder, `records ${coarse}`);
    expect([exitCode, output]).toEqual([2, expect.stringMatching(/chest +partial +3x4\+1 +clean +no signal for V4/)]);
    expect((await run(folder, `records ${coarse} --template 6x1-limb --out limb`)).exitCode).toBe(0);
  });

  it('computes limb leads that are not in the record', async () => {
    const folder = await makeRecords([]);
    const whole = { ...synthesizeHeart({}, 1), name: 'two' };
    const leads = whole.leads.filter(({ lead }) => lead === 'I' || lead === 'II');
    await saveRecord(join(folder, 'records'), { ...whole, leads });
    expect((await run(folder, `records ${coarse} --template 6x1-limb`)).exitCode).toBe(0);
    const chest = await run(folder, `records ${coarse} --template 6x1-precordial --out chest`);
    expect([chest.exitCode, chest.output]).toEqual([1, expect.stringContaining('RECORD_INVALID: ')]);
  });

  it('keeps gaps, spikes and slow sampling, and takes ten seconds of a long record', async () => {
    const folder = await makeRecords([]);
    const frequency = 100;
    const samples = Float32Array.from({ length: 60 * frequency }, (_, index) =>
      index % 3000 < 50 ? Number.NaN : index % 100 === 70 ? 8 : 0.1 * Math.sin(index / 9),
    );
    const end = seconds(60);
    const leads = leadNames.map((lead) => ({ lead, samples, start: seconds(0), end }));
    const record = {
      name: 'odd',
      samplingFrequency: hertz(frequency),
      sampleCount: samples.length,
      leads,
      comments: [],
    };
    await saveRecord(join(folder, 'records'), record);
    expect((await run(folder, `records ${coarse} --from 30`)).exitCode).toBe(0);
    const files = new Map<string, Uint8Array>();
    for (const name of ['odd.hea', 'odd.dat']) files.set(name, await readFile(join(folder, 'rendered', name)));
    const truth = decodeRecord('odd.hea', (name) => files.get(name)!);
    const lead = truth.leads.find((signal) => signal.lead === 'II')!;
    expect([truth.sampleCount, truth.samplingFrequency]).toEqual([1000, 100]);
    expect(lead.samples.slice(0, 50).every(Number.isNaN)).toBe(true);
    expect(lead.samples[60]).toBeCloseTo(samples[3060]!, 3);
  });
});

describe('einthoven render into a folder that is not empty', () => {
  it('leaves pages alone that are there, or replaces them', async () => {
    const folder = await makeRecords(['a', 'b']);
    await run(folder, `records/a.hea ${coarse}`);
    await writeFile(join(folder, 'rendered/a.json'), 'mine');
    const second = await run(folder, `records ${coarse}`);
    expect([second.exitCode, second.rendered]).toEqual([2, ['b']]);
    expect(second.output).toContain('OUTPUT_EXISTS');
    expect(await readFile(join(folder, 'rendered/a.json'), 'utf8')).toBe('mine');
    // The page of the run before is still listed.
    expect((await readIndex(folder)).map((row: { id: string }) => row.id)).toEqual(['a', 'b']);
    expect((await run(folder, `records ${coarse} --overwrite`)).exitCode).toBe(0);
    expect(await readFile(join(folder, 'rendered/a.json'), 'utf8')).not.toBe('mine');
  });

  it('goes on after Ctrl-C, and redoes what changed', async () => {
    const folder = await makeRecords(['a', 'b', 'c']);
    const stopped = await run(folder, `records ${coarse} --workers 1`, (name, stop) => name === 'b' && stop());
    expect([stopped.exitCode, stopped.rendered]).toEqual([130, ['a', 'b']]);
    expect((await run(folder, `records ${coarse} --resume`)).rendered).toEqual(['c']);
    const index = await readIndex(folder);
    await run(folder, `records ${coarse} --out fresh`);
    expect(JSON.parse(await readFile(join(folder, 'fresh/index.json'), 'utf8'))).toEqual(index);
    await rm(join(folder, 'rendered/a.png'));
    await saveRecord(join(folder, 'records'), { ...synthesizeHeart({}, 4), name: 'b' });
    expect((await run(folder, `records ${coarse} --resume`)).rendered.sort()).toEqual(['a', 'b']);
    expect((await run(folder, `records ${coarse} --resume --seed 2`)).rendered.sort()).toEqual(['a', 'b', 'c']);
  });

  it('does not replace an index.json that is no list of pages', async () => {
    const folder = await makeRecords(['a']);
    await run(folder, `records ${coarse}`);
    await writeFile(join(folder, 'rendered/index.json'), '{"mine": true}');
    const { exitCode, errors } = await run(folder, `records ${coarse} --overwrite`);
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('OUTPUT_FAILED')]);
    expect(await readFile(join(folder, 'rendered/index.json'), 'utf8')).toBe('{"mine": true}');
  });
});

describe('options of einthoven render', () => {
  it('reach the page: preset, then config, then --set', async () => {
    const folder = await makeRecords(['a']);
    await writeFile(join(folder, 'lab.yaml'), 'render:\n  penWidth: 0.5\n  dotsPerInch: 40\nwear:\n  rotation: 2\n');
    await run(folder, 'records --preset reference --config lab.yaml --set render.penWidth=0.4 --speed 50 --seed 9');
    const { options, paperSpeed } = JSON.parse(await readFile(join(folder, 'rendered/a.json'), 'utf8'));
    expect(paperSpeed).toBe(50);
    expect(options).toMatchObject({ penWidth: 0.4, dotsPerInch: 40, pageFormat: 'letter', wear: { rotation: 2 } });
    expect(options.texts[0].text).toBe('50mm/s');
  });

  it('draw random pages that print the speed asked for', async () => {
    const folder = await makeRecords(['a']);
    await run(folder, `records --preset random --pages-per-record 2 --speed 50 ${coarse}`);
    for (const row of await readIndex(folder)) expect(row.paperSpeed).toBe(50);
    const { output } = await run(folder, `records --preset random --speed 33 ${coarse} --out other`);
    expect(output).toContain('Random pages never have render.paperSpeed=33');
  });

  it('vary from page to page as often and as far as asked, the same in any number of workers', async () => {
    const folder = await makeTestFolder();
    const style = `--synthetic 30 --dpi 20 --set wear.folds=1 --vary wear.stains=2..4:0.5 --vary wear.folds=3:0.2 --vary render.penWidth=0.2..0.5 --vary render.gridStyle=dots|none`;
    await run(folder, `${style} --out one --workers 1 --truth json`);
    await run(folder, `${style} --out two --workers 2 --truth json`);
    expect(await readAll(join(folder, 'two'))).toEqual(await readAll(join(folder, 'one')));
    const pages = (await listFiles(join(folder, 'one'))).filter((name) => /^heart.*json$/.test(name));
    const options = await Promise.all(
      pages.map(async (name) => JSON.parse(await readFile(join(folder, 'one', name), 'utf8')).options),
    );
    expect(options).toHaveLength(30);
    const stained = options.filter(({ wear }) => wear.stains > 0);
    expect(stained.length).toBeGreaterThan(7);
    expect(stained.length).toBeLessThan(23);
    expect(new Set(stained.map(({ wear }) => wear.stains))).toEqual(new Set([2, 3, 4]));
    expect(new Set(options.map(({ wear }) => wear.folds))).toEqual(new Set([1, 3]));
    expect(new Set(options.map(({ gridStyle }) => gridStyle))).toEqual(new Set(['dots', 'none']));
    const pens = options.map(({ penWidth }) => penWidth);
    expect(new Set(pens).size).toBe(30);
    expect(Math.min(...pens)).toBeGreaterThanOrEqual(0.2);
    expect(Math.max(...pens)).toBeLessThanOrEqual(0.5);
  }, 60_000);

  it('draw pages that are no ECG, which stand in no list of pages', async () => {
    const folder = await makeRecords(['a']);
    const { exitCode, output } = await run(folder, `records ${coarse} --negatives 8 --wear scan,copy --preview`);
    expect([exitCode, output]).toEqual([0, expect.stringContaining('9 pages: 9 complete')]);
    const files = await listFiles(join(folder, 'rendered'));
    expect(files.filter((name) => name.startsWith('negative-'))).toEqual([
      'negative-00001-blank.png',
      'negative-00002-squared.png',
      'negative-00003-text.png',
      'negative-00004-form.png',
      'negative-00005-chart.png',
      'negative-00006-music.png',
      'negative-00007-picture.png',
      'negative-00008-blank.png',
    ]);
    expect((await readIndex(folder)).map((row: { id: string }) => row.id)).toEqual(['a']);
    expect((await run(folder, `--negatives 2 ${coarse} --out alone`)).exitCode).toBe(0);
    expect(await listFiles(join(folder, 'alone'))).toEqual([
      'ledger.jsonl',
      'negative-00001-blank.png',
      'negative-00002-squared.png',
    ]);
    const again = await run(folder, `--negatives 2 ${coarse} --out alone --resume`);
    expect([again.exitCode, again.rendered]).toEqual([0, []]);
  }, 60_000);

  it('wear pages in the ways of a list', async () => {
    const folder = await makeTestFolder();
    await run(folder, '--synthetic 12 --dpi 20 --wear bilevel,wrinkled:0.3');
    const kinds = new Set((await readIndex(folder)).map((row: { category: string }) => row.category));
    expect(kinds).toEqual(new Set(['bilevel', 'wrinkled']));
  });

  it('take layouts by name, by rows and columns, and of the user', async () => {
    const folder = await makeRecords(['a']);
    await writeFile(join(folder, 'mine.yaml'), 'layouts:\n  - name: mine\n    rows: [[V1, V2]]\n');
    await run(folder, `records ${coarse} --template 4x3+2 --out shape`);
    await run(folder, `records ${coarse} --template mine --layouts mine.yaml --out own`);
    const layoutOf = async (out: string) => JSON.parse(await readFile(join(folder, out, 'index.json'), 'utf8'))[0];
    expect(await layoutOf('shape')).toMatchObject({ layout: '4x3+2' });
    expect((await layoutOf('shape')).leads).toHaveLength(14);
    expect((await layoutOf('own')).leads.map(({ lead }: { lead: string }) => lead)).toEqual(['V1', 'V2']);
  });

  it.each([
    ['records --set render.penWith=1', 'did you mean render.penWidth?'],
    ['records --set wear.wrinkles=900', 'wear.wrinkles: '],
    ['records --set grid.minimumPitch=4', 'There is no option grid.minimumPitch'],
    ['records --config bad.yaml', 'There are no options rendr; did you mean render?'],
    ['records --set heart.heartRate=90', 'go with --synthetic'],
    ['records --template 3x9', 'layout: expected'],
    ['records --template 3x4+1,foo', 'There is no layout foo'],
    ['records --wear fotoo', 'did you mean photo?'],
    ['records --wear photo:2', 'from 0 to 1'],
    ['records --wear photo,none', 'There is no wear "none"'],
    ['records --negatives 0', '--negatives expects'],
    ['records --vary wear.stains', '--vary expects'],
    ['records --vary wear.stains=1:2', 'from 0 to 1'],
    ['records --vary wear.stains=4..1', 'the smaller first'],
    ['records --vary wear.stains=1..90', 'wear.stains: '],
    ['records --vary wear.stain=1', 'did you mean wear.stains?'],
    ['records --vary render.gridStyle=dots|dotty', 'render.gridStyle: '],
    ['records --vary heart.heartRate=60..90', 'go with --synthetic'],
    ['records --format gif', '--format expects'],
    ['records --format jpeg:900', '--format expects'],
    ['records --truth edf', 'There is no truth "edf"'],
    ['records --seed 1.5', '--seed expects'],
    ['records --pages-per-record 0', '--pages-per-record expects'],
    ['records --preset fancy', 'Allowed choices are plain, reference, random'],
    ['records --synthetic 3', 'not both'],
    ['--seed 3', 'Give records, or --synthetic'],
    ['*.hea', 'There is no record among the inputs'],
    ['--synthetic 2 --from 3', '--from is for records'],
    ['records --resume --overwrite', 'cannot be used with'],
  ])('%s is refused before any page', async (commandLine, message) => {
    const folder = await makeRecords(['a']);
    await writeFile(join(folder, 'bad.yaml'), 'rendr:\n  penWidth: 0.5\n');
    const { exitCode, errors, rendered } = await run(folder, commandLine);
    expect(errors).toContain(message);
    expect([exitCode, rendered]).toEqual([1, []]);
  });

  it('keep quiet when asked', async () => {
    const folder = await makeRecords(['a']);
    const { output, errors } = await run(folder, `records ${coarse} --quiet`);
    expect([output, errors]).toEqual(['', '']);
  });
});
