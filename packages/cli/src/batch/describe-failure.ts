import { EinthovenError, errorRegistry } from '@einthoven/core';
import type { PageFailure } from './page-result.ts';

/**
 * Any error as a value that tables and threads can carry. Tables name the usual remedy of a code once; where this error
 * has another one, its message says so.
 */
export function describeFailure(error: unknown): PageFailure {
  if (!(error instanceof EinthovenError)) return { status: 'failed', code: 'INTERNAL', message: String(error) };
  const { code, message, remedy } = error;
  return { status: 'failed', code, message: remedy === errorRegistry[code].remedy ? message : `${message} ${remedy}` };
}
