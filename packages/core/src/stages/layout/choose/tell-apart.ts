import { countColumns, shownWidth } from './arrangement.ts';
import { listColumnStarts } from './list-column-starts.ts';
import type { Hypothesis } from './weigh-hypothesis.ts';

/** What a hypothesis says of the leads. */
export type NamedPlaces = Pick<Hypothesis, 'arrangement' | 'orientation' | 'strips' | 'rowNumbers'>;

/**
 * Leads of the same name that share at least this part of their places are the same leads: paper scales err by a few
 * hundredths, and a page that is 3 % short shows all of its columns narrower or one of them cut.
 */
const leastShared = 0.8;

/**
 * Whether two hypotheses say different things of the leads: another name at some place, or rows that are cut in other
 * ways. A place that one of them leaves open contradicts none, nor does a part of a template that has the same names at
 * the same places as the whole: only the ends of its leads are a little elsewhere.
 */
export function tellApart(one: NamedPlaces, two: NamedPlaces): boolean {
  if (one.orientation !== two.orientation || countColumns(one.arrangement) !== countColumns(two.arrangement)) {
    return true;
  }
  if (leastOverlap(one, two) < leastShared) return true;
  const second = namesOf(two);
  return [...namesOf(one)].some(([place, lead]) => second.has(place) && second.get(place) !== lead);
}

/** The part of its place that the column that moves most has in common with the same one of the other hypothesis. */
function leastOverlap(one: NamedPlaces, two: NamedPlaces): number {
  const [shownOne, shownTwo] = [shownWidth(one.arrangement), shownWidth(two.arrangement)];
  if (shownOne.from === shownTwo.from && shownOne.to === shownTwo.to) return 1;
  const [first, second] = [listColumnStarts(one.arrangement), listColumnStarts(two.arrangement)];
  const shares = first.slice(1).map((end, column) => {
    const [start, otherStart, otherEnd] = [first[column]!, second[column]!, second[column + 1]!];
    const shared = Math.min(end, otherEnd) - Math.max(start, otherStart);
    return shared / Math.max(end - start, otherEnd - otherStart);
  });
  return Math.min(...shares);
}

/** Lead of each place that has one: row and column of a short lead, row of a strip. */
function namesOf({ arrangement, strips, rowNumbers }: NamedPlaces): Map<string, string> {
  const names = new Map<string, string>();
  for (const [row, leads] of arrangement.rows.entries()) {
    for (const [column, lead] of leads.entries()) {
      if (lead !== null) names.set(`${rowNumbers[row]} ${column}`, lead);
    }
  }
  for (const [index, { lead }] of strips.entries()) {
    const row = rowNumbers[arrangement.rows.length + index];
    if (lead !== null) names.set(`${row} 0`, `strip ${lead}`);
  }
  return names;
}
