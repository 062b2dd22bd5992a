import type { GrayImage } from '../../model/image.ts';

/** A picture as the lines of one direction see it: pixel `i` along line `k` is `data[i * along + k * across]`. */
export interface LineView {
  readonly data: Uint8Array;
  /** Pixels along a line, and lines. */
  readonly length: number;
  readonly breadth: number;
  readonly along: number;
  readonly across: number;
}

export function lineView({ width, height, data }: GrayImage, direction: 'upright' | 'lying'): LineView {
  return direction === 'lying'
    ? { data, length: width, breadth: height, along: 1, across: width }
    : { data, length: height, breadth: width, along: width, across: 1 };
}
