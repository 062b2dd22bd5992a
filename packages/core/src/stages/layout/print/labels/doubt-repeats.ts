import type { PrintedLead } from '../../../../model/lead.ts';
import type { NamedBox } from './name-boxes.ts';

/** Leads that rhythm strips show again below their short ones. */
const stripLeads: ReadonlySet<PrintedLead> = new Set(['II', 'V1', 'V5']);
/** Names stand in one column where their left edges differ by at most this, over their height, and their heights by this factor. */
const sameColumn = 0.4;
const sameHeight = 1.25;
/** A page that repeats more names shows two ECGs. */
const mostMisread = 3;
/** What is left of the confidence of a name that a surer one in its column has already. */
const left = 0.5;

/** The names, less sure where a surer one in the same column is the same, as when aVF is taken for aVR. */
export function doubtRepeats(names: readonly NamedBox[]): NamedBox[] {
  const repeats = names.filter(
    (name) => !stripLeads.has(name.lead) && names.some((other) => isSurer(other, name) && inOneColumn(other, name)),
  );
  if (new Set(repeats.map(({ lead }) => lead)).size > mostMisread) return [...names];
  return names.map((name) => (repeats.includes(name) ? { ...name, confidence: left * name.confidence } : name));
}

function isSurer(one: NamedBox, other: NamedBox): boolean {
  return one.lead === other.lead && one.confidence > other.confidence;
}

function inOneColumn(one: NamedBox, other: NamedBox): boolean {
  const [high, low] = [one.bottom - one.top + 1, other.bottom - other.top + 1].sort((a, b) => b - a);
  return Math.abs(one.left - other.left) <= sameColumn * low! && high! <= sameHeight * low!;
}
