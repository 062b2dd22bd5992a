/**
 * Reads a folder of pages whose signals nobody knows with the built library and sets what was read beside what a person saw
 * on them (`labels.json`: layout as rows of lead names, plausible speed and gain, how long the longest row lasts, QRS complexes
 * in it, their heights). Fills the table of docs/real-pages.md.
 * npm run build && node scripts/measure-real-pages.mjs --pages path/to/pages [--only part-of-a-name] [--overlays new/folder]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage, drawPageOverlay } from '@einthoven/core';
import { createStageContext, encodePng, readPageFile } from '@einthoven/node';
import { describeCommit } from './describe-commit.mjs';
import { fillTable, formatFigure, markdownTable } from './measured-tables.mjs';
import { scoreRealPage } from './score-real-page.mjs';

const { values: given } = parseArgs({
  options: { pages: { type: 'string' }, only: { type: 'string', default: '' }, overlays: { type: 'string' } },
});
if (given.pages === undefined) throw new Error('--pages: expected a folder of pictures with labels.json');
const document = 'docs/real-pages.md';
const limits = { maximumBytes: 2e8, maximumPages: 1 };
const options = digitizeOptionsSchema.parse({});

/** How a page is judged: with one lead alone in fixed windows, with the row that was counted in, and where complexes are. */
const rules = {
  oneLead: { joinRow: false, atComplexes: false },
  joinedRow: { joinRow: true, atComplexes: false },
  asSeen: { joinRow: true, atComplexes: true },
};

if (given.overlays !== undefined) mkdirSync(given.overlays, { recursive: true });
const labels = JSON.parse(readFileSync(join(given.pages, 'labels.json'), 'utf8'));
const rows = [];
for (const label of labels.images.filter(({ file }) => file.includes(given.only))) {
  rows.push(compare(label, await digitize(join(given.pages, label.file))));
  console.error(cells(rows.at(-1)).join(' | '));
}
if (given.only === '') write(rows);

async function digitize(path) {
  try {
    const [source] = await readPageFile(path, limits);
    const digitization = await digitizePage(source, options, createStageContext({ maximumSeconds: 120 }));
    if (given.overlays !== undefined) {
      const picture = await encodePng(drawPageOverlay(digitization.page));
      writeFileSync(join(given.overlays, `${parse(path).name}.png`), picture);
    }
    return digitization;
  } catch (error) {
    return { status: 'refused', code: error.code ?? 'INTERNAL' };
  }
}

function compare(label, digitization) {
  const seen = { file: label.file, rows: label.layout.map((row) => row.length).join(' '), label };
  if (digitization.status === 'refused') return { ...seen, status: 'refused', code: digitization.code };
  const { layout, grid, quality, record } = digitization.page;
  const scores = Object.entries(rules).map(([name, rule]) => [name, scoreRealPage(record, label, rule)]);
  const { asSeen: score } = Object.fromEntries(scores);
  return {
    ...seen,
    status: digitization.status,
    layout: layout.name,
    leads:
      [...score.missing.map((lead) => `no ${lead}`), ...score.wrong.map((lead) => `${lead}?`)].join(', ') || 'right',
    speed: beside(layout.paperSpeed, label.paperSpeed ?? label.plausiblePaperSpeed),
    gain: beside(layout.gain, label.gain ?? label.plausibleGain),
    source: grid.scaleSource,
    grade: `${quality.meanGrade} / ${quality.worstGrade}`,
    flags: listFlags(digitization),
    score,
    right: Object.fromEntries(scores.map(([name, { right }]) => [name, right])),
  };
}

/** What tells a user that the page may be wrong. */
function listFlags({ status, page: { quality } }) {
  return [
    ...(status === 'partial' ? ['partial'] : []),
    ...(quality.meanGrade === 'poor' || quality.worstGrade === 'poor' ? ['poor'] : []),
    ...new Set(quality.warnings.map(({ code }) => code)),
  ];
}

/** The value, and what a person saw where that is another. */
function beside(value, seen) {
  const text = String(Math.round(value * 100) / 100);
  return typeof seen === 'number' && Math.abs(value / seen - 1) > 0.05 ? `${text} (seen: ${seen})` : text;
}

function cells({ file, rows: drawn, status, code, layout, leads, speed, gain, source, grade, score, right, flags }) {
  if (status === 'refused') return [file, drawn, `refused: ${code}`, '', '', '', '', '', '', '', '', ''];
  const checks = score.checks.map(describeCheck).join(', ');
  const verdict = Object.values(right).map((each) => (each ? 'yes' : 'no'));
  const told = right.asSeen ? '' : flags.join(', ') || 'none';
  return [file, drawn, status, layout, leads, speed, gain, source, grade, checks, verdict.join(' / '), told];
}

function describeCheck({ what, read, seen, right }) {
  const value = what === 'QRS' ? `${read}` : formatFigure(read, what === 's' ? 1 : 2);
  return `${value}${right ? '' : ` (seen: ${seen})`} ${what}`;
}

function write(all) {
  const read = all.filter(({ status }) => status !== 'refused');
  const count = (holds) => read.filter(holds).length;
  const share = (holds) => `${count(holds)} (${Math.round((100 * count(holds)) / all.length)} %)`;
  const headings = [
    'page',
    'leads in each row',
    'status',
    'layout',
    'leads',
    'mm/s',
    'mm/mV',
    'scale from',
    'grade (mean / worst)',
    'duration, complexes, heights',
    'entirely right (one lead / joined row / as seen)',
    'told, where not right',
  ];
  const commit = describeCommit();
  const text = [
    `Commit ${commit}, Node ${process.version}, the default options. ${all.length} pages: ${read.length} read, ` +
      `${all.length - read.length} refused. Of all: leads right on ${share(({ leads }) => leads === 'right')}, ` +
      `speed as seen on ${share(({ speed }) => !speed.includes('seen'))}, ` +
      `gain as seen on ${share(({ gain }) => !gain.includes('seen'))}. ` +
      `Entirely right: one lead ${share(({ right }) => right.oneLead)}, ` +
      `joined row ${share(({ right }) => right.joinedRow)}, as seen ${share(({ right }) => right.asSeen)}. ` +
      `Not right as seen, and nothing tells: ${count(({ right, flags }) => !right.asSeen && flags.length === 0)}.`,
    '',
    markdownTable(headings, all.map(cells)),
  ].join('\n');
  writeFileSync(document, fillTable(readFileSync(document, 'utf8'), 'real pages', text));
}
