import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  categoryTables,
  fillTable,
  memoryTable,
  pageTable,
  renderingTable,
  secondsTable,
  stageTable,
  workerTable,
} from './measured-tables.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const open = (name: string) => `<!-- table: ${name} -->\n`;
const end = '<!-- end of table -->';
const document = `# Title\n\nBefore.\n\n${open('one')}\nold | numbers\n\n${end}\n\nBetween.\n\n${open('two')}${end}\n\nAfter.\n`;

describe('fillTable', () => {
  it('replaces what stands between the markers, and nothing else', () => {
    expect(fillTable(document, 'one', '| new |')).toBe(document.replace('old | numbers', '| new |'));
    expect(fillTable(document, 'two', '| new |')).toBe(
      document.replace(`${open('two')}${end}`, `${open('two')}\n| new |\n\n${end}`),
    );
  });
  it('changes nothing the second time', () => {
    const once = fillTable(document, 'one', '\n| a |\n| - |\n');
    expect(fillTable(once, 'one', '\n| a |\n| - |\n')).toBe(once);
  });
  it('takes text with patterns of replacement as it is', () => {
    expect(fillTable(document, 'one', "$& $1 $'")).toBe(document.split('old | numbers').join("$& $1 $'"));
  });
  it('refuses a document without the marker, with two of them, or without an end', () => {
    expect(() => fillTable(document, 'three', '')).toThrow('Expected one marker "<!-- table: three -->", found 0.');
    expect(() => fillTable(document + document, 'one', '')).toThrow('found 2');
    expect(() => fillTable(`${open('one')}${open('two')}${end}`, 'one', '')).toThrow('after "<!-- table: one -->"');
  });
});

describe('the documentation', () => {
  it.each([
    ['docs/accuracy.md', ['fixtures', 'others', 'real']],
    ['docs/performance.md', ['seconds', 'stages', 'memory', 'workers']],
  ])('%s has a filled table of each kind, with its command', (path, names) => {
    const text = readFileSync(join(root, path), 'utf8');
    for (const name of names) {
      expect(fillTable(text, name, 'x')).toContain(`${open(name)}\nx\n\n${end}`);
      const filled = text.split(open(name))[1]?.split(end)[0] ?? '';
      expect(filled).toMatch(/```sh\nnpm run .*\n```[\s\S]*Commit [0-9a-f]{7}[\s\S]*\| --- \|/);
    }
  });
});

const digitized = { layout: '3x4+1', error: null, reasons: [], peakMegabytes: 201.4 };
const pages = [
  {
    id: 'a',
    category: 'scan',
    digitization: { ...digitized, status: 'complete', timings: { read: 500, grid: 1500 }, seconds: 2 },
    score: { failure: null, kaggle2025: -3.456, wrongLeads: ['V1'] },
  },
  {
    id: 'b',
    category: 'scan',
    digitization: { ...digitized, status: 'complete', timings: { read: 100, grid: 300 }, seconds: 0.5 },
    score: { failure: null, kaggle2025: 20, wrongLeads: [] },
  },
  {
    id: 'c',
    category: 'photo',
    digitization: {
      ...digitized,
      status: null,
      layout: null,
      error: { code: 'GRID_NOT_FOUND', message: 'No grid | at all.' },
      timings: {},
      seconds: 1,
    },
    score: { failure: 'no prediction', kaggle2025: 0, wrongLeads: [] },
  },
];
const printed = new Map([
  ['a', { layout: '3x4+1', megapixels: 1.5 }],
  ['b', { layout: '6x2', megapixels: 1.2 }],
  ['c', { layout: '3x4', megapixels: null }],
]);

describe('tables', () => {
  it('tell page by page what was printed, what was found and why a page was refused', () => {
    expect(pageTable(pages, printed).split('\n').slice(2)).toEqual([
      '| a | scan | 3x4+1 | 3x4+1 | complete | −3.46 | wrong leads: V1 |',
      '| b | scan | 6x2 | 3x4+1 | complete | 20.00 |  |',
      '| c | photo | 3x4 | – | refused | – | `GRID_NOT_FOUND` No grid \\| at all. |',
    ]);
  });
  it('count seconds and memory of pages whose size is known', () => {
    expect(secondsTable(pages, printed).split('\n').slice(2)).toEqual(['| 1 to 2 | 2 | 1.25 | 2.00 |']);
    expect(memoryTable(pages, printed).split('\n').slice(2)).toEqual(['| 1 to 2 | 2 | 201 | 201 |']);
  });
  it('share the time between the stages', () => {
    expect(stageTable(pages).split('\n').slice(2)).toEqual([
      '| read | 0.30 | 0.50 | 25 % |',
      '| grid | 0.90 | 1.50 | 75 % |',
    ]);
  });
  it('compare workers with one', () => {
    const runs = [
      { workers: 1, seconds: 60 },
      { workers: 2, seconds: 40 },
    ];
    expect(workerTable({ pages: 30, runs }).split('\n').slice(2)).toEqual([
      '| 1 | 60.0 | 2.00 | 1.00 |',
      '| 2 | 40.0 | 1.33 | 1.50 |',
    ]);
  });
  it('tell how fast pages are rendered, with another program beside', () => {
    const page = { pages: 10, coreSeconds: 2, seconds: 3, peakMegabytes: 210.4 };
    const measured = {
      cases: [{ ...page, name: 'plain', megabytes: 14 }],
      matplotlib: { ...page, coreSeconds: 6, matplotlib: '3.9' },
      workerPages: 48,
      runs: [],
    };
    expect(renderingTable(measured).split('\n').slice(2)).toEqual([
      '| plain | 0.200 | 5.0 | 210 | 1.40 |',
      '| the reference page by matplotlib 3.9, without truth | 0.600 | 1.7 | 210 | – |',
    ]);
    expect(renderingTable({ ...measured, matplotlib: null }).split('\n')).toHaveLength(3);
  });
  it('do not leave a figure out in silence', () => {
    expect(() => categoryTables({ scan: { pages: 1 } })).toThrow('not in the results');
  });
});
