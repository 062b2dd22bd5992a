import type { FloatImage, GrayImage } from '../model/image.ts';

/** Less ink than this is none: the network is never quite sure that paper is bare. */
const leastInk = 0.02;

/** How far ink found without a network (255 is full) is from the network's: part of all ink that the network sees. */
export function measureDifference(found: GrayImage, seen: FloatImage): number {
  let difference = 0;
  let all = 0;
  for (let p = 0; p < seen.data.length; p++) {
    const ink = seen.data[p]!;
    if (ink <= leastInk) continue;
    difference += Math.abs(found.data[p]! / 255 - ink);
    all += ink;
  }
  return all === 0 ? 0 : difference / all;
}
