import { EinthovenError } from '@einthoven/core';
import { expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

it('tells code and message, and a remedy where it is not that of the code', () => {
  expect(describeFailure(new EinthovenError('RECORD_INVALID', 'No times.'))).toEqual({
    status: 'failed',
    code: 'RECORD_INVALID',
    message: 'No times.',
  });
  const withRemedy = new EinthovenError('RECORD_INVALID', 'No times.', { remedy: 'Add a column time_s.' });
  expect(describeFailure(withRemedy).message).toBe('No times. Add a column time_s.');
  expect(describeFailure(new TypeError('odd'))).toMatchObject({ code: 'INTERNAL', message: 'TypeError: odd' });
});
