import { type Code, i8x16, i16x8, i32, i32x4, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';
import { nodesOf, readStretch, stretchBytes, stretchPlaces } from './spline-stretch.ts';

/** The cover of a pixel in all of its bytes. */
const coverBytes = [3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15];

/**
 * Lays the ground under a line where the page does not cover it. Works in steps of a stretch between two nodes.
 * Parameters: the line, its bytes, the line of the ground, nodes (the fourth number is the light on the ground).
 */
export const layUnderLine: Kernel = describeKernel('layUnderLine', 4, (writer) => {
  const { keep, keepNumber, parameters } = writer;
  const [line, length, ground, nodes] = parameters;
  const places = stretchPlaces().map(keep) as [Code, Code];
  const full = keep(words(255));
  const none = keep(words(0));
  const half = keep(words(128));
  writer.repeat(length, stretchBytes, (at) => {
    const stretch = readStretch(writer, nodesOf(nodes, at), places);
    for (const side of [0, 1] as const) {
      const target = keepNumber(i32.add(line, at));
      const page = keep(v128.load(target, 16 * side));
      const covers = keep(i8x16.shuffle(page, page, coverBytes));
      const under = keep(v128.load(i32.add(ground, at), 16 * side));
      const lights = keep(i32x4.fromFloat(stretch.at(3, side)));
      const factors = keep(i16x8.narrow(lights, lights));
      const [low, high] = [i16x8.extendLow, i16x8.extendHigh].map((extend, pair) => {
        const lanes = [2 * pair, 2 * pair + 1].flatMap((lane) =>
          Array.from({ length: 8 }, (_, byte) => 2 * lane + (byte & 1)),
        );
        const light = i8x16.shuffle(factors, factors, lanes);
        const lit = i16x8.shiftRight(i16x8.scale(i16x8.shiftLeft(extend(under), 7), light), 5);
        const cover = keep(extend(covers));
        const part = i16x8.mul(i16x8.max(i16x8.min(lit, full), none), i16x8.sub(full, cover));
        const sum = keep(i16x8.add(i16x8.mul(extend(page), cover), part));
        // A division by 255.
        const rounded = i16x8.add(i16x8.add(sum, i16x8.shiftRightUnsigned(sum, 8)), half);
        return i16x8.shiftRightUnsigned(rounded, 8);
      });
      writer.store(target, i8x16.narrowUnsigned(low!, high!), 16 * side);
    }
  });
  return undefined;
});
