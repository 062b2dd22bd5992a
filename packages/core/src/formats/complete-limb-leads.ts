import type { LeadName } from '../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../model/record.ts';
import { coveredSpan } from './covered-span.ts';

type LimbLead = 'I' | 'II' | 'III' | 'aVR' | 'aVL' | 'aVF';

/** Each limb lead as weights of I and II (Einthoven, Goldberger). */
const weights: Readonly<Record<LimbLead, readonly [ofI: number, ofII: number]>> = {
  I: [1, 0],
  II: [0, 1],
  III: [-1, 1],
  aVR: [-0.5, -0.5],
  aVL: [1, -0.5],
  aVF: [-0.5, 1],
};

/**
 * The record with all six limb leads where it has at least two of them: the others follow from Einthoven's and
 * Goldberger's laws, sample by sample, and a comment names them. A record with less than two is given back as it is.
 */
export function completeLimbLeads(record: EcgRecord): EcgRecord {
  const limb = Object.keys(weights) as LimbLead[];
  const found = (lead: LeadName) => record.leads.find((signal) => signal.lead === lead);
  const [first, second] = limb.filter((lead) => found(lead) !== undefined);
  const absent = limb.filter((lead) => found(lead) === undefined);
  if (first === undefined || second === undefined || absent.length === 0) return record;
  const derived = absent.map((lead): LeadSignal => {
    const [ofFirst, ofSecond] = combine(weights[lead], weights[first], weights[second]);
    const other = found(second)!.samples;
    const samples = found(first)!.samples.map((value, i) => ofFirst * value + ofSecond * other[i]!);
    return { lead, samples, ...coveredSpan(samples, record.samplingFrequency) };
  });
  return {
    ...record,
    leads: [...record.leads, ...derived],
    comments: [...record.comments, `Computed from ${first} and ${second}: ${absent.join(', ')}`],
  };
}

type Weights = readonly [ofI: number, ofII: number];

/** Any two limb leads are independent, so that a lead is the sum of two others by Cramer's rule. */
function combine(wanted: Weights, first: Weights, second: Weights): Weights {
  const determinant = first[0] * second[1] - first[1] * second[0];
  return [
    (wanted[0] * second[1] - wanted[1] * second[0]) / determinant,
    (first[0] * wanted[1] - first[1] * wanted[0]) / determinant,
  ];
}
