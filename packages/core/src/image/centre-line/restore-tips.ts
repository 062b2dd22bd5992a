export interface RestoreTipsOptions {
  /** 1 where another curve shares the ink of the column: the edge says nothing about a tip there. */
  readonly shared: Uint8Array;
  /** Half the pen, in pixels. */
  readonly radius: number;
  /** 1: `edge` is the upper one, −1: the lower one. */
  readonly sign: 1 | -1;
}

/** A tip is missing where the ink ends this many pen widths beyond the stroke drawn along the line found. */
const missingTip = 0.5;

/**
 * Leads the line `y` up to the ends of narrow peaks that the disc cut off: blur makes tips thinner than the pen. A tip is a
 * column whose edge stands out from both sides; the line is moved there and half way in the columns beside it, in place.
 */
export function restoreTips(y: Float32Array, edge: Float32Array, options: RestoreTipsOptions): void {
  const { shared, radius, sign } = options;
  const breadth = Math.ceil(2 * radius);
  for (let top = breadth; top < y.length - breadth; top++) {
    const height = edge[top]! * sign;
    if (Number.isNaN(height) || shared[top] === 1) continue;
    let isTip = true;
    let drawn = Infinity;
    for (let u = top - breadth; u <= top + breadth && isTip; u++) {
      isTip = edge[u]! * sign >= height;
      drawn = Math.min(drawn, y[u]! * sign - radius);
    }
    const standsOut = [top - breadth, top + breadth].every((u) => edge[u]! * sign - height > 2 * radius);
    if (!isTip || !standsOut || !(drawn - height > missingTip * 2 * radius)) continue;
    const tip = (height + radius) * sign;
    y[top] = tip;
    for (const side of [-1, 1]) {
      const half = (tip + y[top + 2 * side]!) / 2;
      if (half * sign < y[top + side]! * sign) y[top + side] = half;
    }
  }
}
