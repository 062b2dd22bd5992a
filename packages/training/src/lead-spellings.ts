import type { PrintedLead } from '@einthoven/core';

/** How pages write the names of leads, the commonest first. */
export const leadSpellings: Readonly<Record<PrintedLead, readonly string[]>> = {
  I: ['I', 'D1', 'L1', 'DI', 'LI'],
  II: ['II', 'D2', 'L2', 'DII', 'LII'],
  III: ['III', 'D3', 'L3', 'DIII', 'LIII'],
  aVR: ['aVR', 'AVR', 'avr', 'aVr', 'VR', 'Avr'],
  aVL: ['aVL', 'AVL', 'avl', 'aVl', 'VL', 'Avl'],
  aVF: ['aVF', 'AVF', 'avf', 'aVf', 'VF', 'Avf'],
  V1: ['V1', 'C1', 'v1'],
  V2: ['V2', 'C2', 'v2'],
  V3: ['V3', 'C3', 'v3'],
  V4: ['V4', 'C4', 'v4'],
  V5: ['V5', 'C5', 'v5'],
  V6: ['V6', 'C6', 'v6'],
  V3R: ['V3R', 'V3r', 'C3R'],
  V4R: ['V4R', 'V4r', 'C4R'],
  V7: ['V7', 'C7', 'v7'],
  V8: ['V8', 'C8', 'v8'],
  V9: ['V9', 'C9', 'v9'],
  VX: ['VX', 'Vx', 'vx'],
  VY: ['VY', 'Vy', 'vy'],
  VZ: ['VZ', 'Vz', 'vz'],
  '-aVR': ['-aVR', '-AVR', '-R', '-avr', '-VR', '-aVr'],
};

const leadOf = new Map(
  Object.entries(leadSpellings).flatMap(([lead, spellings]) =>
    spellings.map((spelling) => [spelling, lead as PrintedLead] as const),
  ),
);

/** The lead that a word names; null: none. */
export function leadOfSpelling(word: string): PrintedLead | null {
  return leadOf.get(word) ?? null;
}
