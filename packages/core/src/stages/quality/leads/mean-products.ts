/** Mean of the product of each signal with each other, row by row, over samples from `first` until before `end`. */
export function meanProducts(signals: readonly Float32Array[], [first, end]: readonly [number, number]): Float64Array {
  const size = signals.length;
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const [a, b] = [signals[i]!, signals[j]!];
      let sum = 0;
      for (let k = first; k < end; k++) sum += a[k]! * b[k]!;
      products[i * size + j] = sum / (end - first);
      products[j * size + i] = sum / (end - first);
    }
  return products;
}
