/** The array with room for at least `length` values, and for twice as many as it had: growing step by step stays cheap. */
export function growArray(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}
