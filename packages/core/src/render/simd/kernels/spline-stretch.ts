import { meshPitch } from '../../wear/map-mesh.ts';
import { type Code, f32x4, i32, v128 } from '../instructions.ts';
import type { KernelWriter } from '../kernel.ts';
import { floatList, floats } from './constants.ts';

/** Bytes of a node: four floating-point numbers. */
export const nodeBytes = 16;
/** Bytes of the pixels between two nodes. */
export const stretchBytes = 4 * meshPitch;

/** The numbers of a B-spline at the pixels of one stretch between two nodes. */
export interface SplineStretch {
  /** One of the four numbers at four pixels: the left half of the stretch or the right. */
  readonly at: (number: 0 | 1 | 2 | 3, half: 0 | 1) => Code;
}

/** Where the pixels of the halves of a stretch stand between the nodes. */
export function stretchPlaces(): readonly [Code, Code] {
  const part = (pixel: number) => pixel / meshPitch;
  return [floatList([part(0), part(1), part(2), part(3)]), floatList([part(4), part(5), part(6), part(7)])];
}

/** Reads the four nodes around a stretch, the first at `nodes`, and keeps its cubics. */
export function readStretch(
  { keep, keepNumber }: Pick<KernelWriter, 'keep' | 'keepNumber'>,
  nodes: Code,
  places: readonly [Code, Code],
): SplineStretch {
  const { add, sub, mul, broadcast } = f32x4;
  const start = keepNumber(nodes);
  const [one, two, three, four] = [0, 1, 2, 3].map((node) => keep(v128.load(start, node * nodeBytes))) as [
    Code,
    Code,
    Code,
    Code,
  ];
  const cubic = keep(mul(add(sub(four, one), mul(sub(two, three), floats(3))), floats(1 / 6)));
  const square = keep(mul(add(sub(one, add(two, two)), three), floats(0.5)));
  const slope = keep(mul(sub(three, one), floats(0.5)));
  const value = keep(mul(add(add(one, three), mul(two, floats(4))), floats(1 / 6)));
  return {
    at: (number, half) => {
      const place = places[half];
      const [first, second, third, fourth] = [value, slope, square, cubic].map((term) => broadcast(term, number)) as [
        Code,
        Code,
        Code,
        Code,
      ];
      return add(first, mul(place, add(second, mul(place, add(third, mul(place, fourth))))));
    },
  };
}

/** The address of the nodes of the stretch that begins so many bytes into a line of pixels. */
export const nodesOf = (nodes: Code, at: Code): Code =>
  i32.add(nodes, i32.shiftRightUnsigned(i32.mul(at, i32.constant(nodeBytes)), Math.log2(stretchBytes)));
