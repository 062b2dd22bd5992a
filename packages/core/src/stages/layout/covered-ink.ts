/** Rows of pixels, a column, that a way explains: from `top` to `bottom`; NaN where it is not drawn. */
export interface CoveredWay {
  readonly top: Float64Array;
  readonly bottom: Float64Array;
}

export type CoveredInk = readonly CoveredWay[];

/**
 * What the stroke along each of the given ways covers: in each column from half way to its neighbours, and `radius` pixels
 * beyond.
 */
export function coveredInk(ways: readonly Float32Array[], radius: number): CoveredInk {
  return ways.map((way) => {
    const top = new Float64Array(way.length).fill(Number.NaN);
    const bottom = new Float64Array(way.length).fill(Number.NaN);
    for (let u = 0; u < way.length; u++) {
      const y = way[u]!;
      if (Number.isNaN(y)) continue;
      let [low, high] = [y, y];
      for (let beside = Math.max(0, u - 1); beside <= Math.min(way.length - 1, u + 1); beside++) {
        const middle = (way[beside]! + y) / 2;
        // Comparisons with NaN are false.
        if (middle < low) low = middle;
        if (middle > high) high = middle;
      }
      top[u] = low - radius;
      bottom[u] = high + radius;
    }
    return { top, bottom };
  });
}

/** What the ways cover in one column: the first `count` ranges, filled anew for every column. */
export class CoveredColumn {
  readonly #ink: CoveredInk;
  readonly #top: Float64Array;
  readonly #bottom: Float64Array;
  #count = 0;

  constructor(ink: CoveredInk) {
    this.#ink = ink;
    this.#top = new Float64Array(ink.length);
    this.#bottom = new Float64Array(ink.length);
  }

  moveTo(column: number): void {
    this.#count = 0;
    for (const { top, bottom } of this.#ink) {
      if (Number.isNaN(top[column]!)) continue;
      this.#top[this.#count] = top[column]!;
      this.#bottom[this.#count++] = bottom[column]!;
    }
  }

  has(y: number): boolean {
    for (let n = 0; n < this.#count; n++) if (y >= this.#top[n]! && y <= this.#bottom[n]!) return true;
    return false;
  }

  /** Length of the way from the top of the page down to `y` that is covered; where two ranges overlap it counts twice. */
  above(y: number): number {
    let sum = 0;
    for (let n = 0; n < this.#count; n++) {
      const [top, bottom] = [this.#top[n]!, this.#bottom[n]!];
      if (y > top) sum += (y < bottom ? y : bottom) - top;
    }
    return sum;
  }
}
