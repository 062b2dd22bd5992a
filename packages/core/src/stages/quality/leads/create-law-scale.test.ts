import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeadName, limbLeads } from '../../../model/lead.ts';
import { limbPlane } from '../../../signal/limb-plane.ts';
import { createLawScale } from './create-law-scale.ts';
import { beatLength } from './cut-beats.ts';
import { type LeadFault, leadFaults } from './lead-faults.ts';

/** Limb leads of a heart whose vector turns: I is a hump, II a later and larger one. */
const limbs = new Map<LeadName, Float32Array>(
  limbLeads.map((lead) => {
    const [x, y] = limbPlane(lead)!;
    const hump = (k: number, middle: number) => Math.exp(-(((k - middle) / 4) ** 2));
    return [lead, Float32Array.from({ length: beatLength }, (_, k) => x * hump(k, 25) + 1.5 * y * hump(k, 30))];
  }),
);
const columnOf = (...leads: LeadName[]) => new Map(leads.map((lead) => [lead, limbs.get(lead)!]));
const columns = [columnOf('I', 'II', 'III'), columnOf('aVR', 'aVL', 'aVF')];
const ofLimbs = (fault: LeadFault) => fault.leads.every((lead) => limbs.has(lead));

describe('createLawScale', () => {
  it('weighs no arrangement of the limb leads above the true one', () => {
    const law = createLawScale(columns, 2);
    const others = leadFaults.filter((fault) => ofLimbs(fault) && fault.code !== 'ELECTRODES_SWAPPED');
    expect(others).toHaveLength(22);
    for (const { right } of others) expect(law(right)).toBeLessThan(law(null) - 1);
  });

  it('cannot tell swapped electrodes, which keep the laws', () => {
    const law = createLawScale(columns, 2);
    for (const { right } of leadFaults.filter(({ code }) => code === 'ELECTRODES_SWAPPED'))
      expect(law(right)).toBeCloseTo(law(null), 6);
  });

  it('does not depend on the size that all leads share with their scale, and is 0 for fewer than three limb leads', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (size) => {
        const larger = columns.map(
          (column) => new Map([...column].map(([lead, beat]) => [lead, beat.map((value) => size * value)])),
        );
        expect(createLawScale(larger, 1 / size)(null)).toBeCloseTo(createLawScale(columns, 1)(null), 3);
      }),
      { numRuns: 20 },
    );
    expect(createLawScale([columnOf('I', 'II')], 1)(null)).toBe(0);
  });
});
