import { type LeadName, precordialLeads } from '../../../model/lead.ts';
import type { LeadMoves } from './lead-faults.ts';
import { meanProducts } from './mean-products.ts';

/** Bends smaller than this are none: mean square, of beats scaled so that all leads together have a mean square of 1. */
const leastBend = 0.02;

/**
 * How evenly the precordial leads change from V1 to V6 in a part of the beat, were the leads where moves say: for each
 * lead between two others the logarithm of its mean square distance from what they say, which is halfway between them.
 */
export function createCourseScale(
  beats: ReadonlyMap<LeadName, Float32Array>,
  { scale, span }: { readonly scale: number; readonly span: readonly [number, number] },
): (moves: LeadMoves | null) => number {
  const products = meanProducts([...beats.values()], span);
  const places = new Map([...beats.keys()].map((lead, place) => [lead, place]));
  return (moves) => {
    const row = precordialLeads.map((lead) => {
      const [from, sign] = moves?.get(lead) ?? [lead, 1];
      return { place: places.get(from), sign };
    });
    const product = (a: (typeof row)[number], b: (typeof row)[number]) =>
      a.sign * b.sign * products[a.place! * places.size + b.place!]!;
    let weight = 0;
    for (let lead = 1; lead + 1 < row.length; lead++) {
      const [a, b, c] = [row[lead - 1]!, row[lead]!, row[lead + 1]!];
      if (a.place === undefined || b.place === undefined || c.place === undefined) continue;
      const bend =
        product(a, a) + 4 * product(b, b) + product(c, c) - 4 * product(a, b) - 4 * product(b, c) + 2 * product(a, c);
      weight -= Math.log(scale * scale * Math.max(0, bend) + leastBend);
    }
    return weight;
  };
}
