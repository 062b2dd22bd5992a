import { digitizeOptionsSchema } from '@einthoven/core';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeOptions } from './describe-options.ts';
import { listOptions } from './list-options.ts';

it('prints a file that means the defaults', () => {
  expect(digitizeOptionsSchema.parse(parse(describeOptions(listOptions())))).toEqual(digitizeOptionsSchema.parse({}));
});

it('tells meaning, unit and range of each option', () => {
  const text = describeOptions(listOptions());
  expect(text).toMatch(/# .*\[unit: Hz; 50 to 2000\]\n {2}samplingFrequency: 500\n/);
  for (const option of listOptions()) expect(option.description, option.path).not.toBe('');
});
