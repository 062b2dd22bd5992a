/** How much of each pixel something covers, 0 to 1, row by row. */
export interface PageCover {
  /** Writes the covers of a row of pixels, from the left. */
  readonly fillRow: (row: number, covers: Float64Array) => void;
  /** Rows of equal keys have equal covers; null: a row like no other. */
  readonly keyOf: (row: number) => string | null;
}

export const coverNothing: PageCover = { fillRow: (_, covers) => covers.fill(0), keyOf: () => '' };
export const coverEverything: PageCover = { fillRow: (_, covers) => covers.fill(1), keyOf: () => '' };

/** What both cover, as if they did not know of one another. */
export function multiplyCovers(first: PageCover, second: PageCover): PageCover {
  return combineCovers(first, second, (covers, others) => {
    for (let i = 0; i < covers.length; i++) covers[i]! *= others[i]!;
  });
}

/** What either covers; exact for lines that cross at right angles along the pixels. */
export function uniteCovers(first: PageCover, second: PageCover): PageCover {
  return combineCovers(first, second, (covers, others) => {
    for (let i = 0; i < covers.length; i++) {
      const one = covers[i]!;
      const other = others[i]!;
      covers[i] = one + other - one * other;
    }
  });
}

function combineCovers(
  first: PageCover,
  second: PageCover,
  combine: (covers: Float64Array, others: Float64Array) => void,
): PageCover {
  let others = new Float64Array(0);
  return {
    fillRow: (row, covers) => {
      if (others.length !== covers.length) others = new Float64Array(covers.length);
      first.fillRow(row, covers);
      second.fillRow(row, others);
      combine(covers, others);
    },
    keyOf: (row) => {
      const one = first.keyOf(row);
      const other = second.keyOf(row);
      return one === null || other === null ? null : `${one},${other}`;
    },
  };
}
