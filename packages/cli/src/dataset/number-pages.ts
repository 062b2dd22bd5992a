import { createHash } from 'node:crypto';
import type { DatasetPage } from './dataset-page.ts';

/** A number for each page, `0001` …, in an order that only the seed knows. */
export function numberPages(pages: readonly DatasetPage[], seed: number): readonly string[] {
  const hash = (name: string) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
  const order = pages
    .map(({ name }, index) => ({ index, place: hash(name) }))
    .sort((left, right) => (left.place < right.place ? -1 : 1));
  const digits = Math.max(4, String(pages.length).length);
  const names: string[] = pages.map(() => '');
  for (const [number, { index }] of order.entries()) names[index] = String(number + 1).padStart(digits, '0');
  return names;
}
