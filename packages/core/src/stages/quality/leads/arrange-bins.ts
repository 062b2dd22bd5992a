import { type LeadName, limbLeads, precordialLeads } from '../../../model/lead.ts';
import { limbPlane } from '../../../signal/limb-plane.ts';
import type { LeadMoves } from './lead-faults.ts';

/**
 * The independent leads, were the leads where moves say; I and II are those that fit all limb leads best. Leads that the
 * bins do not tell are left out: precordial leads that are missing, and I and II where fewer than two limb leads are there.
 */
export function arrangeBins(
  bins: ReadonlyMap<LeadName, Float64Array>,
  moves: LeadMoves | null,
): Map<LeadName, Float64Array> {
  const arranged = new Map<LeadName, Float64Array>();
  const limbs = limbLeads.filter((lead) => bins.has(lead));
  if (limbs.length >= 2) {
    const [first, second] = fitPlane(limbs, (lead) => moved(bins, lead, moves));
    arranged.set('I', first).set('II', second);
  }
  for (const lead of precordialLeads) {
    if (!bins.has(lead)) continue;
    const { values, sign } = moved(bins, lead, moves);
    arranged.set(lead, sign === 1 ? values : values.map((value) => -value));
  }
  return arranged;
}

function moved(bins: ReadonlyMap<LeadName, Float64Array>, lead: LeadName, moves: LeadMoves | null) {
  const [from, sign] = moves?.get(lead) ?? [lead, 1];
  return { values: bins.get(from)!, sign };
}

/** I and II by least squares. */
function fitPlane(
  limbs: readonly LeadName[],
  signalOf: (lead: LeadName) => { readonly values: Float64Array; readonly sign: 1 | -1 },
): readonly [Float64Array, Float64Array] {
  const length = signalOf(limbs[0]!).values.length;
  const [first, second] = [new Float64Array(length), new Float64Array(length)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const lead of limbs) {
    const [x, y] = limbPlane(lead)!;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    const { values, sign } = signalOf(lead);
    for (let k = 0; k < length; k++) {
      first[k]! += sign * x * values[k]!;
      second[k]! += sign * y * values[k]!;
    }
  }
  const determinant = xx * yy - xy * xy;
  for (let k = 0; k < length; k++) {
    const [a, b] = [first[k]!, second[k]!];
    first[k] = (yy * a - xy * b) / determinant;
    second[k] = (xx * b - xy * a) / determinant;
  }
  return [first, second];
}
