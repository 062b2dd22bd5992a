/**
 * The value below which a part (0 to 1) of the values lies, straight between neighbours.
 * @param {Iterable<number>} values
 * @param {number} part
 */
export function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  const at = (/** @type {number} */ index) => sorted[index] ?? Number.NaN;
  const place = part * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return at(low) + (at(high) - at(low)) * (place - low);
}
