import { type Arrangement, columnStart, countColumns } from './arrangement.ts';

/** Where the columns begin on the page (0 to 1 of its width), and where the last one ends; cut ones begin at the cut. */
export function listColumnStarts(arrangement: Arrangement): number[] {
  return Array.from({ length: countColumns(arrangement) + 1 }, (_, column) =>
    Math.min(1, Math.max(0, columnStart(arrangement, column))),
  );
}
