import type { GrayImage } from '../model/image.ts';

/** Ink between these parts of full ink is neither black nor white. */
const between = [0.2, 0.8] as const;
/** Of all ink, black-and-white pictures have less than this there: what smooth scaling leaves at edges. */
const mostBetween = 0.08;
/** Every so many pixels tell enough. */
const stride = 3;

/** Whether a picture has no tones: each pixel of its ink map is either bare or full of ink, as a fax or a copy shows it. */
export function isBlackAndWhite(ink: GrayImage, fullInk: number): boolean {
  const [low, high] = [between[0] * fullInk, between[1] * fullInk];
  let [some, toned] = [0, 0];
  for (let p = 0; p < ink.data.length; p += stride) {
    const value = ink.data[p]!;
    if (value <= low) continue;
    some++;
    if (value < high) toned++;
  }
  return some > 0 && toned <= mostBetween * some;
}
