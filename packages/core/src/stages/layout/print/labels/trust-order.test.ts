import { expect, it } from 'vitest';
import type { NamedBox } from './name-boxes.ts';
import { trustOrder } from './trust-order.ts';

const name = (lead: NamedBox['lead'], left: number, bottom: number, height = 20): NamedBox => ({
  lead,
  confidence: 0.5,
  isName: 0.5,
  left,
  right: left + 30,
  top: bottom - height + 1,
  bottom,
  ink: 100,
});
const page = [name('I', 100, 100), name('II', 101, 200), name('III', 99, 300), name('aVL', 400, 201)];

it('trusts names that stand in a column or row with others', () => {
  const trusted = trustOrder(page);
  for (const { confidence } of trusted.slice(0, 3)) expect(confidence).toBeGreaterThan(0.65);
  expect(trusted[1]!.confidence).toBeGreaterThan(trusted[0]!.confidence);
  expect(trusted[1]!.confidence).toBeLessThan(1);
  // One other name is chance.
  expect(trusted[3]).toBe(page[3]);
});

it('trusts names that end together', () => {
  const endingAt130 = (lead: NamedBox['lead'], width: number, bottom: number): NamedBox => ({
    ...name(lead, 131 - width, bottom),
    right: 130,
  });
  const before = [endingAt130('I', 4, 100), endingAt130('III', 20, 200), endingAt130('aVR', 50, 300)];
  expect(trustOrder(before)[0]!.confidence).toBeGreaterThan(0.65);
});

it('hears no name of another size, and not the same name again', () => {
  const others = [name('V1', 100, 400, 40), name('V2', 100, 500), name('V2', 100, 600), name('V2', 100, 700)];
  expect(trustOrder(others).map(({ confidence }) => confidence)).toEqual([0.5, 0.5, 0.5, 0.5]);
});

it('does not tell which name it is', () => {
  const [first, ...others] = page;
  const [trusted] = trustOrder([{ ...first!, isName: 1 }, ...others]);
  expect(trusted!.confidence).toBe(0.5);
});

it('leaves what stands alone as it is', () => {
  const alone = [...page, name('V6', 700, 700)];
  expect(trustOrder(alone)[4]).toBe(alone[4]);
});
