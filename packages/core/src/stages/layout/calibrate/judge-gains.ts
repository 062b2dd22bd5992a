import type { LeadPlace } from '../../../model/page-layout.ts';
import type { JudgedScale } from './judge-speed.ts';
import { groupOf, type LeadGroup } from './lead-group.ts';
import type { GroupHeights } from './measure-heights.ts';
import { assumedGain, usualGains } from './usual-scales.ts';
import { weighGain } from './weigh-gain.ts';
import type { PulseWitness, RowPulse, Witnesses } from './witnesses.ts';

export interface JudgedGains {
  /** One for each place. */
  readonly gains: readonly JudgedScale[];
  /** What the pulses say of each group (mm/mV); null: nothing. */
  readonly measured: Readonly<Record<LeadGroup, number | null>>;
  /** The usual gains that fit the height of the beats best; null: no heights are known. */
  readonly plausible: Readonly<Record<LeadGroup, number | null>>;
  /** In words. */
  readonly conflicts: readonly string[];
}

interface JudgedGain extends JudgedScale {
  /** Whether a pulse stands beside leads of the same group; absent: yes, or no pulse tells it. */
  readonly direct?: boolean;
}

/** How sure a gain is on which two agree, of which two disagree, and that nobody tells. */
const agreed = 0.99;
const disputed = 0.4;
const assumed = 0.3;
/** A pulse beside leads of the other group says less: chest leads may be drawn at half the gain. */
const otherGroup = 0.8;
/** Beats of an unlikely height halve what is believed. */
const doubted = 0.5;
/** The witness that fits the height of the beats better by this (nats) is right where two disagree. */
const clearlyBetter = 2;
/**
 * Beats contradict where another gain fits them better by this (nats): it takes more against better witnesses, and least
 * against a pulse that stands beside leads of the other group only.
 */
const contradiction = { agreed: 9, one: 4.5, assumed: 2, besideOthers: 1 } as const;
/** Heights that fit worse than this (nats) are rare in any heart: beyond 3.5 standard deviations. */
const improbable = 6;

const names: Readonly<Record<LeadGroup, string>> = { limb: 'limb leads', chest: 'chest leads' };

/** The gain of each lead: the user's, else that of pulses and print, else the commonest; heights may contradict each. */
export function judgeGains(places: readonly LeadPlace[], witnesses: Witnesses, heights: GroupHeights): JudgedGains {
  const claims = witnesses.pulse === null ? [] : listClaims(places, witnesses.pulse);
  const conflicts = new Set<string>();
  const plausible = { limb: fittingGain('limb', heights.limb), chest: fittingGain('chest', heights.chest) };
  const hearing = { witnesses, claims, conflicts, heights, plausible };
  const gains = places.map((place) => doubtGain(place, judgeGain(place, hearing), hearing));
  const { pulse } = witnesses;
  if (pulse !== null && !pulse.usualGain) {
    const odd = [...new Set(claims.map((claim) => claim.gain))].join(' and ');
    conflicts.add(`The calibration pulse says ${odd} mm/mV, which is no usual gain.`);
  }
  const ofGroup = (group: LeadGroup) => commonest(claims.filter((claim) => claim.group === group));
  return {
    gains,
    measured: { limb: ofGroup('limb'), chest: ofGroup('chest') },
    plausible,
    conflicts: [...conflicts],
  };
}

function fittingGain(group: LeadGroup, height: number | null): number | null {
  if (height === null) return null;
  const nats = (gain: number) => weighGain(gain, { group, height });
  return usualGains.reduce<number>((best, one) => (nats(one) > nats(best) ? one : best), assumedGain);
}

/** Halves the confidence of a gain that the height of the beats contradicts, and says so. */
function doubtGain({ lead }: LeadPlace, judged: JudgedGain, { heights, plausible, conflicts }: Hearing): JudgedScale {
  const group = groupOf(lead);
  const height = heights[group];
  const fitting = plausible[group];
  if (height === null || fitting === null) return judged;
  const needed = contradiction[kindOf(judged)];
  const fit = (gain: number) => weighGain(gain, { group, height, claimed: gain === judged.value });
  const better = fit(fitting) - fit(judged.value) > needed;
  if (!better && fit(judged.value) > -improbable) return judged;
  const say = `At ${judged.value} mm/mV the beats of the ${names[group]} would be ${(height / judged.value).toFixed(1)} mV high`;
  conflicts.add(better ? `${say}: ${fitting} mm/mV fits them better.` : `${say}, which is rare.`);
  return { ...judged, confidence: doubted * judged.confidence };
}

function kindOf({ source, confidence, direct = true }: JudgedGain): keyof typeof contradiction {
  if (source === 'assumed') return 'assumed';
  if (confidence >= agreed) return 'agreed';
  return direct ? 'one' : 'besideOthers';
}

/** What one step of a pulse says: it stands beside a lead of this group in this row. */
interface Claim {
  readonly row: number;
  readonly group: LeadGroup;
  readonly gain: number;
}

function listClaims(places: readonly LeadPlace[], pulse: PulseWitness): Claim[] {
  return pulse.rows.flatMap((one: RowPulse): Claim[] => {
    const leads = places.filter(({ row }) => row === one.row).sort((a, b) => a.left - b.left);
    const beside = one.side === 'left' ? leads[0] : leads.at(-1);
    if (beside === undefined) return [];
    const group = groupOf(beside.lead);
    const first = { row: one.row, group, gain: one.gain };
    if (one.otherGain === null) return [first];
    return [first, { row: one.row, group: group === 'limb' ? 'chest' : 'limb', gain: one.otherGain }];
  });
}

interface Hearing {
  readonly witnesses: Witnesses;
  readonly claims: readonly Claim[];
  readonly conflicts: Set<string>;
  readonly heights: GroupHeights;
  readonly plausible: JudgedGains['plausible'];
}

function judgeGain(place: LeadPlace, { witnesses, claims, conflicts, heights }: Hearing): JudgedGain {
  const group = groupOf(place.lead);
  const measured = measureGain(place, claims, witnesses.pulse);
  const print = witnesses.print?.[group === 'limb' ? 'limbGain' : 'chestGain'] ?? null;
  const given = witnesses.user[group === 'limb' ? 'limbGain' : 'chestGain'];
  const differs = (one: number | undefined, other: number | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  if (given !== null) {
    const say = (witness: string, gain: number) =>
      conflicts.add(`The ${witness} says ${gain} mm/mV for ${names[group]}, the given gain is ${given} mm/mV.`);
    if (measured?.direct && differs(measured.value, given)) say('calibration pulse', measured.value);
    if (print && differs(print.value, given)) say('print', print.value);
    return { value: given, source: 'user', confidence: 1 };
  }
  const printed: JudgedScale | null = print && { ...print, source: 'printed-text' };
  if (measured === null) return printed ?? { value: assumedGain, source: 'assumed', confidence: assumed };
  if (printed === null) {
    // Chest leads are often drawn at half the gain, limb leads hardly ever.
    if (!measured.direct && group === 'limb' && measured.value < assumedGain) {
      conflicts.add(
        `The calibration pulse says ${measured.value} mm/mV beside chest leads; limb leads may have another gain.`,
      );
    }
    return measured;
  }
  if (!differs(measured.value, printed.value)) return { ...measured, confidence: agreed };
  // The print tells limb from chest leads, and the pulse stands beside the others: no contradiction.
  if (!measured.direct && witnesses.print?.limbGain?.value !== witnesses.print?.chestGain?.value) return printed;
  const height = heights[group];
  const fit = (gain: number) => (height === null ? 0 : weighGain(gain, { group, height, claimed: true }));
  const lead = fit(measured.value) - fit(printed.value);
  const fitter = lead > 0 ? measured : printed;
  const surer = measured.confidence >= printed.confidence ? measured : printed;
  const winner = Math.abs(lead) >= clearlyBetter ? fitter : surer;
  conflicts.add(
    `The calibration pulse says ${measured.value} mm/mV for ${names[group]}, the print says ${printed.value} mm/mV; ${winner.value} is taken.`,
  );
  return { value: winner.value, source: winner.source, confidence: disputed };
}

/** What the pulses say of a lead: that of its row about its group, else other rows' about its group, else its row's. */
function measureGain(
  place: LeadPlace,
  claims: readonly Claim[],
  pulse: PulseWitness | null,
): (JudgedScale & { readonly direct: boolean }) | null {
  const group = groupOf(place.lead);
  const same = claims.filter((claim) => claim.group === group);
  const own = claims.filter((claim) => claim.row === place.row);
  const direct = commonest(same.filter((claim) => claim.row === place.row)) ?? commonest(same);
  const value = direct ?? commonest(own) ?? commonest(claims);
  if (value === null || pulse === null) return null;
  const confidence = pulse.confidence * (direct === null ? otherGroup : 1);
  return { value, source: 'calibration-pulse', confidence, direct: direct !== null };
}

function commonest(claims: readonly Claim[]): number | null {
  const counts = new Map<number, number>();
  for (const { gain } of claims) counts.set(gain, (counts.get(gain) ?? 0) + 1);
  return (
    [...counts].reduce<[number, number] | null>((best, one) => (best && best[1] >= one[1] ? best : one), null)?.[0] ??
    null
  );
}
