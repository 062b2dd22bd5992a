import { EinthovenError } from '../errors.ts';
import { leadNames } from '../model/lead.ts';
import type { Digitization, EcgSet, SegmentedPage, SeveralSets } from '../model/page.ts';
import { cutOutPart } from './cut-out-part.ts';

/** Parts are ECGs where each has so many leads, and shares this part of them with each other one. */
const leastLeads = 5;
const leastShared = 0.7;
/** And where the shortest shows at least this part of the time of the longest: averaged beats are no second ECG. */
const leastDuration = 0.6;

/**
 * Each ECG of a page, read by itself with the rest of the page left out: the first, with the `others` beside it. null:
 * one of the parts cannot be read, or they are not alike, so that it may well be one ECG.
 */
export async function readApart(
  page: SegmentedPage,
  { sets, shownBy }: SeveralSets,
  read: (part: SegmentedPage, set: EcgSet) => Promise<Digitization>,
): Promise<Digitization | null> {
  const found: Digitization[] = [];
  for (const [index, set] of sets.entries()) {
    const place = { number: index + 1, count: sets.length, outline: set.outline };
    const part = await orNull(() => read(cutOutPart(page, place), set));
    if (part === null || (shownBy === 'shape' && !isWhole(part))) return null;
    found.push(part);
  }
  const [first, ...others] = found;
  return first !== undefined && others.every((other) => areAlike(first, other)) ? { ...first, others } : null;
}

/** null: it cannot be read. */
async function orNull(read: () => Promise<Digitization>): Promise<Digitization | null> {
  try {
    return await read();
  } catch (error) {
    const isStop = error instanceof EinthovenError && (error.code === 'ABORTED' || error.code === 'TIME_LIMIT');
    if (isStop || !(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
    return null;
  }
}

/** Whether a part has all twelve leads: six of them may be one half of an ECG. */
function isWhole({ page }: Digitization): boolean {
  const leads = leadsOf(page);
  return leadNames.every((lead) => leads.has(lead));
}

function areAlike(one: Digitization, other: Digitization): boolean {
  const [first, second] = [leadsOf(one.page), leadsOf(other.page)];
  const shared = [...first].filter((lead) => second.has(lead)).length;
  if (shared < Math.max(leastLeads, leastShared * Math.max(first.size, second.size))) return false;
  const durations = [one, other].map(({ page }) => page.record.sampleCount / page.record.samplingFrequency);
  return Math.min(...durations) >= leastDuration * Math.max(...durations);
}

function leadsOf({ layout }: Digitization['page']): Set<string> {
  return new Set(layout.regions.map(({ lead }) => lead));
}
