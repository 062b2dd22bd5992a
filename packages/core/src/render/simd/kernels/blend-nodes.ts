import { f32x4, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { nodeBytes } from './spline-stretch.ts';

/**
 * Weighs four rows of nodes.
 * Parameters: where to, bytes of a row, the first row, four weights (four times each).
 */
export const blendNodes: Kernel = describeKernel('blendNodes', 4, ({ parameters, keep, keepNumber, store, repeat }) => {
  const [into, length, from, weightList] = parameters;
  const { add, mul } = f32x4;
  const weights = [0, 1, 2, 3].map((row) => keep(v128.load(weightList, 16 * row)));
  const second = keepNumber(i32.add(from, length));
  const third = keepNumber(i32.add(second, length));
  const fourth = keepNumber(i32.add(third, length));
  repeat(length, nodeBytes, (at) => {
    const terms = [from, second, third, fourth].map((row, index) => mul(v128.load(i32.add(row, at)), weights[index]!));
    store(i32.add(into, at), add(add(terms[0]!, terms[1]!), add(terms[2]!, terms[3]!)));
  });
  return undefined;
});
