import type { Results } from './results.ts';

/** Six decimals are far below what any figure means, and keep files the same where rounding differs. */
const decimals = 6;

/** Results as JSON; NaN and infinities become null. */
export function encodeResults(results: Results): string {
  const round = (_key: string, value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? Number(value.toFixed(decimals)) : value;
  return `${JSON.stringify(results, round, 1)}\n`;
}
