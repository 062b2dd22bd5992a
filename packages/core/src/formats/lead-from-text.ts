import { type LeadName, leadNames } from '../model/lead.ts';

const byText = new Map<string, LeadName>(leadNames.map((lead) => [lead.toLowerCase(), lead]));

/** The lead that a file calls `aVR`, `AVR`, `avr`, `lead v1`; null for everything that is not one of the 12 leads. */
export function leadFromText(text: string): LeadName | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^lead[ _]+/, '');
  return byText.get(plain) ?? null;
}
