import { EinthovenError } from '@einthoven/core';
import type { PageFailure } from './page-result.ts';

/** Any error as a value that tables and threads can carry. */
export function describeFailure(error: unknown): PageFailure {
  if (error instanceof EinthovenError) return { status: 'failed', code: error.code, message: error.message };
  return { status: 'failed', code: 'INTERNAL', message: String(error) };
}
