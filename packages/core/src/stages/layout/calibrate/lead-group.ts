export type LeadGroup = 'limb' | 'chest';

/** Limb and chest leads may be drawn with gains of their own. */
export function groupOf(lead: string): LeadGroup {
  return lead.startsWith('V') ? 'chest' : 'limb';
}
