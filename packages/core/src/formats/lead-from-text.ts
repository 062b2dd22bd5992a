import { everyLeadName, type LeadName } from '../model/lead.ts';

const byText = new Map<string, LeadName>(everyLeadName.map((lead) => [lead.toLowerCase(), lead]));
// As Romance languages call the limb leads (derivation).
for (const lead of ['I', 'II', 'III'] as const) byText.set(`d${lead.toLowerCase()}`, lead);

/**
 * The lead that a file calls `aVR`, `AVR`, `lead v1`, `ECG II`, `EKG_V5`, `ECG-aVF`, `DII`; null for everything that is
 * not a lead known here, such as `MLII`, −aVR and numbers.
 */
export function leadFromText(text: string): LeadName | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(?:(?:ecg|ekg|lead)[ _:-]+)+/, '');
  return byText.get(plain) ?? null;
}
