import { describe, expect, it } from 'vitest';
import { type LeadName, precordialLeads } from '../../../model/lead.ts';
import { createCourseScale } from './create-course-scale.ts';
import { beatLength } from './cut-beats.ts';
import { leadFaults } from './lead-faults.ts';

/** Chest leads that change evenly: each has a tenth less of one hump and more of another than the one before. */
const hump = (k: number, middle: number) => Math.exp(-(((k - middle) / 4) ** 2));
const beats = new Map<LeadName, Float32Array>(
  precordialLeads.map((lead, place) => [
    lead,
    Float32Array.from({ length: beatLength }, (_, k) => (6 - place) * hump(k, 25) - (1 + place) * hump(k, 32)),
  ]),
);
const options = { scale: 1, span: [0, beatLength] } as const;
const order = leadFaults.filter(
  ({ code, leads }) => code === 'LEADS_SWAPPED' && leads.every((lead) => beats.has(lead)),
);

describe('createCourseScale', () => {
  it('weighs the even order most; turned round as a whole it is as even', () => {
    const course = createCourseScale(beats, options);
    const others = order.filter(({ leads }) => leads.length === 2);
    expect(others).toHaveLength(15);
    for (const { right } of others) expect(course(right)).toBeLessThan(course(null) - 1);
    const turned = order.find(({ leads }) => leads.join() === 'V1,V2,V3,V6,V5,V4')!;
    expect(course(turned.right)).toBeCloseTo(course(null), 4);
  });

  it('looks only at leads whose neighbours are there', () => {
    const few = new Map([...beats].filter(([lead]) => lead !== 'V3'));
    const only = createCourseScale(new Map([...beats].filter(([lead]) => ['V4', 'V5', 'V6'].includes(lead))), options);
    expect(createCourseScale(few, options)(null)).toBeCloseTo(only(null), 6);
  });
});
