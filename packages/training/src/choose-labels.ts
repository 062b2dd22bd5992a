import { everyLeadName, type PrintedLead } from '@einthoven/core';
import { fontNames, type RenderOptions, type SeededRandom } from '@einthoven/core/render';
import { leadSpellings } from './lead-spellings.ts';

/** Part of the pages whose names are printed in a face of their own, and with other spellings. */
const otherFacePart = 0.7;
const otherSpellingPart = 0.35;

/** How the lead names of a page are written. */
export function chooseLabels(random: SeededRandom): Pick<RenderOptions, 'labelFont' | 'labelNames'> {
  const spell = (lead: PrintedLead) => {
    const spellings = leadSpellings[lead];
    return [lead, spellings[Math.floor(random.uniform() * spellings.length)]!] as const;
  };
  return {
    ...(random.uniform() < otherFacePart
      ? { labelFont: fontNames[Math.floor(random.uniform() * fontNames.length)]! }
      : {}),
    labelNames:
      random.uniform() < otherSpellingPart ? Object.fromEntries([...everyLeadName, '-aVR' as const].map(spell)) : {},
  };
}
