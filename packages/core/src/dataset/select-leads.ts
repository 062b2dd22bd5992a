import type { RenderTruthJson } from '../render/render-truth-schema.ts';

export type TruthLead = RenderTruthJson['leads'][number];

/** Which leads count where a page shows one twice: `all`, or the `longest` stretch of each only. */
export type DuplicateLeads = 'all' | 'longest';

/** The leads of a page; of leads drawn twice (in a column and as a rhythm strip) all, or the longest stretch. */
export function selectLeads(
  { leads }: Pick<RenderTruthJson, 'leads'>,
  duplicates: DuplicateLeads,
): readonly TruthLead[] {
  if (duplicates === 'all') return leads;
  const length = ({ start, end }: TruthLead) => end - start;
  return leads.filter((lead, index) =>
    leads.every(
      (other, place) =>
        other.lead !== lead.lead || length(other) < length(lead) || (length(other) === length(lead) && index <= place),
    ),
  );
}
