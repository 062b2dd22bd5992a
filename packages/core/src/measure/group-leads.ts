import { type SampledLead, toFrames } from './sample-leads.ts';

/** Leads whose beats can be put on one time, and the beats that all references see. */
export interface LeadGroup {
  readonly leads: readonly SampledLead[];
  /** Leads that show every beat of the group: they say where the others' beats stand. */
  readonly references: readonly SampledLead[];
  /** Frames, rising. */
  readonly beats: readonly number[];
}

/** Around a beat so much of a lead must be there, seconds. */
const leastReach = 0.1;
/** Part of all beats that a rhythm strip shows. */
const stripPart = 0.85;

/**
 * One group where a lead runs along the whole page; else one for each column of the page, as nothing tells how the
 * beats of one column stand to those of another.
 */
export function groupLeads(leads: readonly SampledLead[], beats: readonly number[]): LeadGroup[] {
  const seen = leads.map((lead) => beats.filter((beat) => showsBeat(lead, beat)));
  const strips = leads.filter((_, k) => seen[k]!.length >= stripPart * beats.length);
  if (strips.length > 0) {
    const shown = beats.filter((beat) => strips.every((lead) => showsBeat(lead, beat)));
    if (shown.length > 0) return [{ leads, references: strips, beats: shown }];
  }
  const columns = new Map<string, SampledLead[]>();
  leads.forEach((lead, k) => {
    const key = seen[k]!.join();
    if (key !== '') columns.set(key, [...(columns.get(key) ?? []), lead]);
  });
  return [...columns].map(([key, members]) => ({
    leads: members,
    references: members,
    beats: key.split(',').map(Number),
  }));
}

function showsBeat({ samples }: SampledLead, beat: number): boolean {
  const reach = toFrames(leastReach);
  for (let i = beat - reach; i <= beat + reach; i++) if (Number.isNaN(samples[i] ?? Number.NaN)) return false;
  return true;
}
