import { expect, it } from 'vitest';
import { drawWords, farthestEdge } from '../test-support/draw-words.ts';
import { findLabelCandidates } from './find-label-candidates.ts';

/** Pixels: letters of faces that give all the same room are less wide than it. */
const near = 8;

it.each(['sans', 'serif', 'dotMatrix', 'typewriter', 'condensed'] as const)('finds names in %s', (font) => {
  const { page, names } = drawWords({ font, labelHeight: 3.2, labels: 'left' });
  const boxes = findLabelCandidates(page);
  expect(names).toHaveLength(3);
  for (const name of names) expect(Math.min(...boxes.map((box) => farthestEdge(box, name)))).toBeLessThan(near);
});

it('finds a name with a hyphen whole', () => {
  const { page, names } = drawWords({ labels: 'left', labelNames: { II: '-aVR' }, labelHeight: 3 });
  const boxes = findLabelCandidates(page);
  expect(Math.min(...boxes.map((box) => farthestEdge(box, names[1]!)))).toBeLessThan(near);
});

it('finds a name that stands on its trace when the pen is marked', () => {
  const { page, names } = drawWords({ labels: 'left', labelHeight: 4, labelNames: { I: 'V2' } });
  const name = names[0]!;
  const row = Math.round((name.top + name.bottom) / 2);
  const { width, height } = page.ink;
  // A flat line across the name, as a pen draws it, with its marks.
  const [ink, trace] = [page.ink.data.slice(), page.trace.data.slice()];
  for (let v = row - 1; v <= row + 1; v++) ink.fill(255, v * width, (v + 1) * width);
  trace.fill(255, row * width, (row + 1) * width);
  const touched = { ...page, ink: { width, height, data: ink } };
  const nearest = (boxes: ReturnType<typeof findLabelCandidates>) =>
    Math.min(...boxes.map((box) => farthestEdge(box, name)));
  expect(nearest(findLabelCandidates(touched))).toBeGreaterThan(near);
  const marked = { ...touched, trace: { width, height, data: trace } };
  expect(nearest(findLabelCandidates(marked))).toBeLessThan(near);
});

it('takes long words for text', () => {
  const { page } = drawWords({
    labels: 'none',
    texts: [{ text: 'Hypertrophy', x: 20, y: 8, height: 3, font: 'sans' }],
  });
  const inText = findLabelCandidates(page).filter(({ bottom }) => bottom < 8.5 * 8);
  expect(inText).toEqual([]);
});

it('finds nothing on bare paper', () => {
  const { page } = drawWords();
  const bare = { width: 400, height: 300, data: new Uint8Array(400 * 300) };
  expect(findLabelCandidates({ ...page, ink: bare, trace: bare })).toEqual([]);
});
