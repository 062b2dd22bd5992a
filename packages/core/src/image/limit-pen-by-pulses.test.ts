import { expect, it } from 'vitest';
import { limitPenByPulses } from './limit-pen-by-pulses.ts';

const [width, height] = [60, 20];

/** A flat line of three rows of pixels with its middle at row 8, half as dark in the rows beside them. */
const data = new Float32Array(width * height);
for (let u = 0; u < width; u++) {
  for (const v of [7, 8, 9]) data[v * width + u] = 0.8;
  for (const v of [6, 10]) data[v * width + u] = 0.4;
}
const ink = { width, height, data };
const pulse = { left: 5, right: 55, top: 8.4 };

it('takes a noisy trace for as thick as the pulse', () => {
  expect(limitPenByPulses(ink, [pulse], 6)).toBeCloseTo(4, 5);
});

it('believes a trace that is about as thick as the pulse, or thinner', () => {
  expect(limitPenByPulses(ink, [pulse], 4.5)).toBe(4.5);
  expect(limitPenByPulses(ink, [pulse], 2.5)).toBe(2.5);
});

it('believes the trace where no flat top can be measured', () => {
  expect(limitPenByPulses(ink, [], 6)).toBe(6);
  expect(limitPenByPulses(ink, [{ ...pulse, right: 20 }], 6)).toBe(6);
  expect(limitPenByPulses(ink, [{ ...pulse, top: 15 }], 6)).toBe(6);
});
