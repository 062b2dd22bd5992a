import type { FloatImage } from '../../model/image.ts';

/** A small picture of ink from its drawing, one character a pixel: `#` is covered fully, `+` by half, anything else not. */
export function drawInk(drawing: readonly string[]): FloatImage {
  const width = drawing[0]!.length;
  const data = drawing.flatMap((line) =>
    [...line.padEnd(width)].map((mark) => (mark === '#' ? 1 : mark === '+' ? 0.5 : 0)),
  );
  return { width, height: drawing.length, data: Float32Array.from(data) };
}
