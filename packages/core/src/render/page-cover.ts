/** How much of each pixel something covers, 0 to 1, row by row. */
export interface PageCover {
  /** Writes the covers of a row of pixels, from the left. */
  readonly fillRow: (row: number, covers: Float64Array) => void;
  /** Rows of equal keys have equal covers; null: a row like no other. */
  readonly keyOf: (row: number) => string | null;
  /** The cover that all pixels of a row share; null where they differ, or need not be alike. */
  readonly sameInRow: (row: number) => number | null;
}

export const coverNothing: PageCover = { fillRow: (_, covers) => covers.fill(0), keyOf: () => '', sameInRow: () => 0 };
export const coverEverything: PageCover = {
  fillRow: (_, covers) => covers.fill(1),
  keyOf: () => '',
  sameInRow: () => 1,
};

/** What both cover, as if they did not know of one another. */
export function multiplyCovers(first: PageCover, second: PageCover): PageCover {
  return combineCovers(first, second, (one, other) => one * other);
}

/** What either covers; exact for lines that cross at right angles along the pixels. */
export function uniteCovers(first: PageCover, second: PageCover): PageCover {
  return combineCovers(first, second, (one, other) => one + other - one * other);
}

function combineCovers(
  first: PageCover,
  second: PageCover,
  combine: (one: number, other: number) => number,
): PageCover {
  let others = new Float64Array(0);
  return {
    fillRow: (row, covers) => {
      first.fillRow(row, covers);
      const same = second.sameInRow(row);
      if (same !== null) {
        for (let i = 0; i < covers.length; i++) covers[i] = combine(covers[i]!, same);
        return;
      }
      if (others.length !== covers.length) others = new Float64Array(covers.length);
      second.fillRow(row, others);
      for (let i = 0; i < covers.length; i++) covers[i] = combine(covers[i]!, others[i]!);
    },
    keyOf: (row) => {
      const one = first.keyOf(row);
      const other = second.keyOf(row);
      return one === null || other === null ? null : `${one},${other}`;
    },
    sameInRow: (row) => {
      const one = first.sameInRow(row);
      const other = second.sameInRow(row);
      return one === null || other === null ? null : combine(one, other);
    },
  };
}
