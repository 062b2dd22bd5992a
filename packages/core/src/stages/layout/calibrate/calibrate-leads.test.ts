import { describe, expect, it } from 'vitest';
import type { LeadPlace } from '../../../model/page-layout.ts';
import { calibrateLeads } from './calibrate-leads.ts';
import { bothAt, noWitness } from './test-support/witnesses-of.ts';
import type { RowPulse, Witnesses } from './witnesses.ts';

/** A page of three rows, four leads each. */
const page = [
  ['I', 'aVR', 'V1', 'V4'],
  ['II', 'aVL', 'V2', 'V5'],
  ['III', 'aVF', 'V3', 'V6'],
].flatMap((leads, row) => leads.map((lead, k) => ({ lead, row, left: 20 + 62.5 * k }) as LeadPlace));
/** A lead a row. */
const column = ['I', 'II', 'V1'].map((lead, row) => ({ lead, row, left: 20 }) as LeadPlace);

const calibrate = (places: readonly LeadPlace[], said: Partial<Witnesses>) =>
  calibrateLeads(places, { ...noWitness, ...said }, []);
const gainsOf = ({ regions }: ReturnType<typeof calibrateLeads>) =>
  Object.fromEntries(regions.map(({ lead, gain }) => [lead, gain]));
const pulses = (rows: readonly Partial<RowPulse>[]) => ({
  ...bothAt(25, 10).pulse,
  rows: rows.map((one, row): RowPulse => ({ row, side: 'left', gain: 10, otherGain: null, ...one })),
});
const printed = (limb: number, chest: number) => ({
  ...bothAt(25, 10).print,
  limbGain: { value: limb, confidence: 0.9 },
  chestGain: { value: chest, confidence: 0.9 },
});

describe('calibrateLeads', () => {
  it('gives every lead what pulse and print agree on', () => {
    const found = calibrate(page, bothAt(50, 5));
    expect(found).toMatchObject({ paperSpeed: 50, gain: 5, gainSource: 'calibration-pulse' });
    for (const region of found.regions) {
      expect(region).toMatchObject({ paperSpeed: 50, gain: 5, gainSource: 'calibration-pulse', gainConfidence: 0.99 });
    }
    expect(found.calibration.conflicts).toEqual([]);
    expect(found.calibration.witnesses.map(({ witness }) => witness)).toEqual(['calibration-pulse', 'printed-text']);
  });

  it('assumes 25 mm/s and 10 mm/mV where nobody says anything', () => {
    const found = calibrate(page, {});
    expect(found).toMatchObject({ paperSpeed: 25, gain: 10, gainSource: 'assumed', paperSpeedSource: 'assumed' });
    expect(found.calibration).toEqual({ witnesses: [], conflicts: [] });
    expect(found.regions[0]!.gainConfidence).toBeLessThan(0.5);
  });

  it('reads a stair: the step beside a lead is its own, the other one that of the other leads', () => {
    const left = calibrate(page, { pulse: pulses([{ otherGain: 5 }]) });
    expect(gainsOf(left)).toMatchObject({ I: 10, aVF: 10, V1: 5, V6: 5 });
    const right = calibrate(page, { pulse: pulses([{ side: 'right', gain: 5, otherGain: 10 }]) });
    expect(gainsOf(right)).toMatchObject({ I: 10, aVF: 10, V1: 5, V6: 5 });
    expect(right.gain).toBe(10);
  });

  it('follows gains that change from row to row', () => {
    const found = calibrate(column, { pulse: pulses([{ gain: 10 }, { gain: 20 }, { gain: 5 }]) });
    expect(gainsOf(found)).toEqual({ I: 10, II: 20, V1: 5 });
  });

  it('lets the print tell the chest leads apart where the pulse stands beside limb leads', () => {
    const found = calibrate(page, { pulse: pulses([{}, {}, {}]), print: printed(10, 5) });
    expect(gainsOf(found)).toMatchObject({ II: 10, V2: 5 });
    expect(found.calibration.conflicts).toEqual([]);
    expect(found.regions.find(({ lead }) => lead === 'V2')!.gainSource).toBe('printed-text');
  });

  it('is less sure of chest leads whose gain only a pulse beside limb leads tells', () => {
    const { regions } = calibrate(page, { pulse: pulses([{}, {}, {}]) });
    const sure = (lead: string) => regions.find((region) => region.lead === lead)!.gainConfidence;
    expect(sure('V2')).toBeLessThan(sure('II'));
  });

  it('doubts limb leads where a low pulse stands beside chest leads only', () => {
    const low = pulses([0, 1, 2].map(() => ({ side: 'right' as const, gain: 5 })));
    expect(calibrate(page, { pulse: low }).calibration.conflicts.join()).toMatch(/limb leads may have another gain/);
    expect(calibrate(page, { pulse: low, print: printed(10, 5) }).calibration.conflicts).toEqual([]);
    expect(calibrate(page, { pulse: pulses([{ side: 'right' }]) }).calibration.conflicts).toEqual([]);
  });

  it('names pulse and print where they contradict one another', () => {
    const found = calibrate(page, { pulse: pulses([{}, {}, {}]), print: printed(5, 5) });
    expect(found.gain).toBe(10);
    expect(found.regions[0]!.gainConfidence).toBeLessThan(0.5);
    expect(found.calibration.conflicts.join()).toMatch(/pulse says 10 mm\/mV for limb leads, the print says 5/);
  });

  it('lets the user win, and compares', () => {
    const user = { paperSpeed: null, limbGain: 20, chestGain: 5 };
    const found = calibrate(page, { user, pulse: pulses([{ otherGain: 5 }]) });
    expect(gainsOf(found)).toMatchObject({ I: 20, V1: 5 });
    expect(found.regions.every(({ gainSource }) => gainSource === 'user')).toBe(true);
    expect(found.calibration.conflicts).toEqual([
      'The calibration pulse says 10 mm/mV for limb leads, the given gain is 20 mm/mV.',
    ]);
  });

  it('takes an odd gain from the pulse, and says so', () => {
    const odd = { ...pulses([{ gain: 8 }, { gain: 8 }]), usualGain: false };
    const found = calibrate(column, { pulse: odd });
    expect(found.gain).toBe(8);
    expect(found.calibration.conflicts.join()).toMatch(/8 mm\/mV, which is no usual gain/);
  });
});
