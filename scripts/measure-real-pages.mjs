/**
 * Reads a folder of pages whose signals nobody knows with the built library and sets what was read beside what a person saw
 * on them (`labels.json`: layout as rows of lead names, plausible speed and gain). Fills the table of docs/real-pages.md.
 * npm run build && node scripts/measure-real-pages.mjs --pages path/to/pages [--only part-of-a-name] [--overlays new/folder]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage, drawPageOverlay } from '@einthoven/core';
import { createStageContext, encodePng, readPageFile } from '@einthoven/node';
import { fillTable, markdownTable } from './measured-tables.mjs';

const { values: given } = parseArgs({
  options: { pages: { type: 'string' }, only: { type: 'string', default: '' }, overlays: { type: 'string' } },
});
if (given.pages === undefined) throw new Error('--pages: expected a folder of pictures with labels.json');
const document = 'docs/real-pages.md';
const limits = { maximumBytes: 2e8, maximumPages: 1 };
const options = digitizeOptionsSchema.parse({});

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

/** Leads as they are named once inverted ones are turned over. */
function leadsOf(layout) {
  return new Set(layout.flat().flatMap((lead) => (lead === null ? [] : [lead.replace(/^[-−]/, '')])));
}

function compare(label, digitization) {
  const seen = { file: label.file, rows: label.layout.map((row) => row.length).join(' '), label };
  if (digitization.status === 'refused') return { ...seen, status: 'refused', code: digitization.code };
  const { layout, grid, quality } = digitization.page;
  const [printed, read] = [leadsOf(label.layout), new Set(layout.regions.map(({ lead }) => lead))];
  const unreadable = new Set(label.unreliableLeads ?? []);
  const missing = [...printed].filter((lead) => !read.has(lead) && !unreadable.has(lead));
  const wrong = [...read].filter((lead) => !printed.has(lead));
  return {
    ...seen,
    status: digitization.status,
    layout: layout.name,
    leads: [...missing.map((lead) => `no ${lead}`), ...wrong.map((lead) => `${lead}?`)].join(', ') || 'right',
    speed: beside(layout.paperSpeed, label.paperSpeed ?? label.plausiblePaperSpeed),
    gain: beside(layout.gain, label.gain ?? label.plausibleGain),
    source: grid.scaleSource,
    grade: `${quality.meanGrade} / ${quality.worstGrade}`,
  };
}

/** The value, and what a person saw where that is another. */
function beside(value, seen) {
  const text = String(Math.round(value * 100) / 100);
  return typeof seen === 'number' && Math.abs(value / seen - 1) > 0.05 ? `${text} (seen: ${seen})` : text;
}

function cells({ file, rows: drawn, status, code, layout, leads, speed, gain, source, grade }) {
  if (status === 'refused') return [file, drawn, `refused: ${code}`, '', '', '', '', '', ''];
  return [file, drawn, status, layout, leads, speed, gain, source, grade];
}

function write(all) {
  const read = all.filter(({ status }) => status !== 'refused');
  const count = (holds) => read.filter(holds).length;
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
  ];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const text = [
    `Commit ${commit}, Node ${process.version}, the default options. ${all.length} pages: ${read.length} read, ` +
      `${all.length - read.length} refused. Of those read: leads right on ${count(({ leads }) => leads === 'right')}, ` +
      `speed as seen on ${count(({ speed }) => !speed.includes('seen'))}, ` +
      `gain as seen on ${count(({ gain }) => !gain.includes('seen'))}.`,
    '',
    markdownTable(headings, all.map(cells)),
  ].join('\n');
  writeFileSync(document, fillTable(readFileSync(document, 'utf8'), 'real pages', text));
}
