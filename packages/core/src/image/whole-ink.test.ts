import { expect, it } from 'vitest';
import { wholeInk } from './whole-ink.ts';

it('puts back what was taken off, and leaves a page without pens as it is', () => {
  const ink = { width: 3, height: 1, data: Uint8Array.of(0, 120, 200) };
  expect(wholeInk({ ink })).toBe(ink);
  expect(wholeInk({ ink, pens: { ...ink, data: Uint8Array.of(200, 80, 0) } }).data).toEqual(
    Uint8Array.of(200, 200, 200),
  );
});
