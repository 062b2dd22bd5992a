import { expect, test } from 'vitest';
import { differenceTable, errorTable } from './measurement-tables.mjs';

const page = (id: string, signals: object, digitized: object | null, truth: object | null = null) => ({
  id,
  truth: truth as Record<string, number | null> | null,
  signals: signals as Record<string, number | null>,
  digitized: digitized as Record<string, number | null> | null,
  error: digitized === null ? 'GRID_NOT_FOUND' : null,
});
const rowOf = (table: string, name: string) => table.split('\n').filter((line) => line.startsWith(`| ${name}`));

test('differences are counted from the signals to the page, angles around the circle', () => {
  const table = differenceTable({
    name: 'pages',
    pages: [
      page('a', { prInterval: 160, qrsAxis: 179 }, { prInterval: 150, qrsAxis: -179 }),
      page('b', { prInterval: null, qrsAxis: 10 }, { prInterval: 170, qrsAxis: null }),
      page('c', { prInterval: 100 }, null),
    ],
  });
  expect(rowOf(table, 'PR, ms')).toEqual(['| PR, ms | 160 | −10.0 | 10.0 | 10.0 | 1 | 0 | 1 |']);
  expect(rowOf(table, 'QRS axis')).toEqual(['| QRS axis, ° | 179 | 2.0 | 2.0 | 2.0 | 1 | 1 | 0 |']);
  expect(table).toContain('1 pages were refused: GRID_NOT_FOUND.');
});

test('errors stand side by side, only where the truth is known', () => {
  const table = errorTable({
    name: 'hearts',
    pages: [page('a', { prInterval: 166 }, { prInterval: 163 }, { prInterval: 160 })],
  });
  expect(rowOf(table, 'PR, ms')).toEqual([
    '| PR, ms | signals | 6.0 | 6.0 | 6.0 | 1 |',
    '| PR, ms | digitized page | 3.0 | 3.0 | 3.0 | 1 |',
  ]);
  expect(rowOf(table, 'QRS')).toEqual([]);
});
