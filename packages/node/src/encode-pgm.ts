import type { GrayImage } from '@einthoven/core';

/** A grey picture as PGM (P5): a line of text and the bare pixels. */
export function encodePgm({ width, height, data }: GrayImage): Uint8Array {
  const head = Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1');
  return new Uint8Array(Buffer.concat([head, data]));
}
