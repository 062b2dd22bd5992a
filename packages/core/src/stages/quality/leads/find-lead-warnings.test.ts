import { describe, expect, it } from 'vitest';
import { leadNames } from '../../../model/lead.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import { findBeats } from './find-beats.ts';
import { findLeadWarnings } from './find-lead-warnings.ts';
import { leadFaults } from './lead-faults.ts';

const heart = synthesizeEcg({ seed: 1 });
const exchange = (moves: Record<string, readonly [string, number]>): EcgRecord => ({
  ...heart,
  leads: heart.leads.map((lead) => {
    const [from, sign] = moves[lead.lead] ?? [lead.lead, 1];
    const { samples } = heart.leads.find((one) => one.lead === from)!;
    return { ...lead, samples: samples.map((value) => sign * value) };
  }),
});
const codes = (record: EcgRecord) => findLeadWarnings(record).map(({ code, lead }) => `${code} ${lead ?? ''}`.trim());

describe('findLeadWarnings', () => {
  it('has nothing to say of a sound record', () => {
    expect(codes(heart)).toEqual([]);
  });

  it('sees a lead upside down, swapped arms, swapped columns and a doubled lead', () => {
    expect(codes(exchange({ V5: ['V5', -1] }))).toContain('LEAD_INVERTED V5');
    const arms = { I: ['I', -1], II: ['III', 1], III: ['II', 1], aVR: ['aVL', 1], aVL: ['aVR', 1] } as const;
    expect(codes(exchange(arms))).toContain('ELECTRODES_SWAPPED');
    const columns = {
      V1: ['V4', 1],
      V2: ['V5', 1],
      V3: ['V6', 1],
      V4: ['V1', 1],
      V5: ['V2', 1],
      V6: ['V3', 1],
    } as const;
    expect(codes(exchange(columns)).length).toBeGreaterThan(0);
    expect(codes(exchange({ V6: ['V1', 1] }))).toContain('LEAD_DOUBLED V6');
  });

  it('says nothing of a record without leads or without beats', () => {
    expect(codes({ ...heart, leads: [] })).toEqual([]);
    const flat = { ...heart, leads: heart.leads.map((lead) => ({ ...lead, samples: lead.samples.map(() => 0) })) };
    expect(codes(flat)).toEqual([]);
    expect(findBeats(flat)).toEqual([]);
  });
});

it('faults of electrodes and names only move each lead to one place', () => {
  for (const { right } of leadFaults) {
    const places = [...right.values()].map(([from]) => from);
    expect(new Set(places)).toEqual(new Set(right.keys()));
    for (const lead of right.keys()) expect(leadNames).toContain(lead);
  }
});
