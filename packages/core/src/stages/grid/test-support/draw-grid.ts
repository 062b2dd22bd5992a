import type { GrayImage } from '../../../model/image.ts';

/** A grid as formulas: what is drawn is only what they say, whatever the product's own renderer does. */
export interface DrawGridOptions {
  /** Line numbers across and down at a place of the picture; lines stand at whole numbers. */
  readonly x: (column: number, row: number) => number;
  readonly y: (column: number, row: number) => number;
  /** Darkness of a line by its number, 0 to 255. */
  readonly darkness?: (line: number) => number;
  /** Distance from the middle of a line to where it has faded away, in line distances. */
  readonly lineWidth?: number;
}

/** Evidence of grid lines, 0 to 255: each line is a raised cosine across its width; where two cross the darker counts. */
export function drawGrid(
  size: { readonly width: number; readonly height: number },
  options: DrawGridOptions,
): GrayImage {
  const { x, y, darkness = () => 180, lineWidth = 0.3 } = options;
  const levelAt = (phase: number) => {
    const line = Math.round(phase);
    const distance = Math.abs(phase - line) / lineWidth;
    return distance < 1 ? darkness(line) * 0.5 * (1 + Math.cos(Math.PI * distance)) : 0;
  };
  const data = Uint8Array.from({ length: size.width * size.height }, (_, k) => {
    const [column, row] = [k % size.width, Math.floor(k / size.width)];
    return Math.round(Math.max(levelAt(x(column, row)), levelAt(y(column, row))));
  });
  return { ...size, data };
}
