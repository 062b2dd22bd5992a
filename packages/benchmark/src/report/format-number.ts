/** A number with fixed decimals, or a dash where there is none. */
export function formatNumber(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '–';
  return value === Number.NEGATIVE_INFINITY ? '−∞' : value.toFixed(decimals).replace('-', '−');
}
