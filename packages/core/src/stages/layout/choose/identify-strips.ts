import { type LeadName, leadNames } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import type { Arrangement } from './arrangement.ts';
import { listShortLeads } from './list-short-leads.ts';
import { matchStrip } from './match-strip.ts';
import { labelEvidence } from './place-labels.ts';
import type { SampledRows } from './sample-rows.ts';

export interface StripIdentity {
  /** null: nothing says which lead it is. */
  readonly lead: LeadName | null;
  /** Printed upside down, as only a template can say. */
  readonly inverted: boolean;
  /** Why the lead may be another one, in words; null where the signal decides. */
  readonly uncertainty: string | null;
}

export interface StripIdentities {
  readonly strips: readonly StripIdentity[];
  /** Evidence in nats that the strips continue short leads of the template. */
  readonly score: number;
}

/** Evidence (nats) for each unit of the logarithm that `matchStrip` gives. */
const evidencePerUnit = 2;
/** The same between two leads: the strip and its own lead differ by the pen only, so that the nearer lead is the one. */
const identityPerUnit = 4;
/** Where a match says nothing, and the most that a strip can say for or against a template. */
const evenMatch = -2.8;
const mostOfAStrip = 4;
/** How often leads are printed as rhythm strips (nats), and how much a template that names a lead adds. */
const habits: Partial<Record<LeadName, number>> = { II: 2, V1: 1, V5: 0.5 };
const templateHabit = 3;
/** A lead is certain when the others together have less than this chance. */
const doubt = 0.1;
/** Which lead an undecided strip is called, in this order. */
const usualStrips: readonly LeadName[] = ['II', 'V1', 'V5'];
/** A label this sure names a strip by itself, and below the second limit not without a remark. */
const leastOfLabel = 0.6;
const surelyRead = 0.85;
/** A label this sure gives way only to a lead that the strip repeats as nearly as this: where its own is torn, others come near. */
const clearMatch = -3.5;
/** Seconds left out on both sides of a short lead. */
const marginSeconds = 0.05;

interface Match {
  readonly lead: LeadName;
  readonly difference: number;
  readonly evidence: number;
}

/**
 * Compares each full-width strip with every short lead over the seconds that the lead shows, and gives every strip a
 * lead of its own.
 */
export function identifyStrips(
  sampled: SampledRows,
  template: Arrangement,
  labels: ReadonlyMap<number, LeadLabel> = new Map(),
): StripIdentities {
  const matches = template.rhythmStrips.map((_, index) =>
    matchesOf(sampled, template, { index, label: labels.get(index) }),
  );
  const chosen = assign(matches);
  let score = 0;
  const strips = template.rhythmStrips.map((_, index) => {
    const best = Math.min(...matches[index]!.map((match) => match.difference));
    if (Number.isFinite(best)) {
      score += Math.min(mostOfAStrip, Math.max(-mostOfAStrip, evidencePerUnit * (evenMatch - best)));
    }
    return conclude(index, { template, matches, chosen, label: labels.get(index) ?? null });
  });
  return { strips, score };
}

interface LabelledStrip {
  readonly index: number;
  readonly label: LeadLabel | undefined;
}

function matchesOf(sampled: SampledRows, template: Arrangement, { index, label }: LabelledStrip): Match[] {
  const strip = sampled.rows[template.rows.length + index]!;
  const printed = template.rhythmStrips[index];
  const { length, step, noise } = sampled;
  const margin = Math.round(marginSeconds / step);
  return listShortLeads(template).flatMap((short) => {
    const leadFrom = Math.round(short.from * length) + margin;
    const leadTo = Math.round(short.to * length) - margin;
    const stripFrom = template.columnTiming === 'sequential' ? leadFrom : margin;
    const lead = short.lead === '-aVR' ? 'aVR' : short.lead;
    const turned = (short.lead === '-aVR') !== (printed === '-aVR' && lead === 'aVR');
    const row = sampled.rows[short.row]!;
    const window = { stripFrom, leadFrom, leadTo, step, noise };
    const difference = matchStrip(strip, turned ? row.map((value) => -value) : row, window);
    if (difference === null) return [];
    const habit = (habits[lead] ?? 0) + (printed?.replace('-', '') === lead ? templateHabit : 0);
    const read = label ? labelEvidence(label, lead) : 0;
    return [{ lead, difference, evidence: habit + read - identityPerUnit * difference }];
  });
}

/** The strips' leads of most evidence together, no lead twice; null where a strip has no match left. */
function assign(matches: readonly (readonly Match[])[], used: readonly LeadName[] = []): readonly (Match | null)[] {
  const [first, ...others] = matches;
  if (first === undefined) return [];
  let best: readonly (Match | null)[] = [null, ...assign(others, used)];
  for (const match of first) {
    if (used.includes(match.lead)) continue;
    const rest = [match, ...assign(others, [...used, match.lead])];
    if (sum(rest) > sum(best)) best = rest;
  }
  return best;
}

function sum(matches: readonly (Match | null)[]): number {
  return matches.reduce((total, match) => total + (match ? match.evidence : -100), 0);
}

/** Whether another lead has more for it, all told, than the one that the label names: a misread name is none of the page's. */
function isOutweighed(read: LeadName, matches: readonly Match[]): boolean {
  const own = matches.find(({ lead }) => lead === read);
  return own !== undefined && matches.some(({ evidence }) => evidence > own.evidence);
}

interface Conclusion {
  readonly template: Arrangement;
  readonly matches: readonly (readonly Match[])[];
  readonly chosen: readonly (Match | null)[];
  readonly label: LeadLabel | null;
}

function conclude(index: number, { template, matches, chosen, label }: Conclusion): StripIdentity {
  const printed = template.rhythmStrips[index] ?? null;
  const named = printed === '-aVR' ? 'aVR' : printed;
  const others = chosen.flatMap((match, other) => (match && other !== index ? [match.lead] : []));
  const possible = matches[index]!.filter((match) => !others.includes(match.lead));
  const best = chosen[index];
  const rivals = possible.filter((match) => match !== best);
  const chance = best ? rivals.reduce((total, rival) => total + Math.exp(rival.evidence - best.evidence), 0) : 1;
  const free = [...usualStrips, ...leadNames].find((lead) => !others.includes(lead))!;
  const read = label && label.confidence >= leastOfLabel ? label : null;
  const readLead = read?.lead === '-aVR' ? 'aVR' : (read?.lead ?? null);
  const isTrusted =
    read !== null &&
    read.confidence >= surelyRead &&
    readLead !== best?.lead &&
    possible.every(({ difference }) => difference > clearMatch);
  if (best && chance < doubt && best.difference < evenMatch / 2 && !isTrusted) {
    const expected = [
      ...(named !== null && named !== best.lead ? [`was expected to be ${named}`] : []),
      ...(readLead !== null && readLead !== best.lead ? [`is labelled ${readLead}`] : []),
    ];
    const uncertainty =
      expected.length > 0 ? `Rhythm strip ${index + 1} ${expected.join(' and ')} but agrees with ${best.lead}.` : null;
    return { lead: best.lead, inverted: printed === '-aVR' && best.lead === 'aVR', uncertainty };
  }
  const outweighed =
    template.origin !== 'labels' && readLead !== null && !isTrusted && isOutweighed(readLead, possible);
  if (read !== null && readLead !== null && !others.includes(readLead) && !outweighed) {
    const uncertainty =
      read.confidence < surelyRead || isTrusted
        ? `Rhythm strip ${index + 1} is taken for ${readLead}, as it is labelled; the signal does not show it.`
        : null;
    return { lead: readLead, inverted: read.lead === '-aVR', uncertainty };
  }
  if (template.origin === 'labels') {
    const uncertainty = `Rhythm strip ${index + 1} has no label, and no short lead shows what it is: it is left out.`;
    return { lead: null, inverted: false, uncertainty };
  }
  const fallback = best && best.difference < evenMatch ? best.lead : free;
  const lead = named !== null && !others.includes(named) ? named : fallback;
  const near = possible
    .filter((match) => match.lead !== lead)
    .sort((one, two) => two.evidence - one.evidence)
    .slice(0, 2);
  const labelled = readLead !== null && readLead !== lead ? ` is labelled ${readLead} but` : '';
  const uncertainty =
    near.length > 0
      ? `Rhythm strip ${index + 1}${labelled} is taken for ${lead}; ${near.map((match) => match.lead).join(' or ')} may be right as well.`
      : `Rhythm strip ${index + 1}${labelled} is taken for ${lead}; no short lead shows what it is.`;
  return { lead, inverted: printed === '-aVR', uncertainty };
}
