import { describe, expect, it } from 'vitest';
import type { LeadName } from '../../model/lead.ts';
import type { SignalledPage, TracedPage } from '../../model/page.ts';
import type { LeadSignal } from '../../model/record.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import { signalsStage } from './signals-stage.ts';

/** One printed piece of a lead, as wave of time (millivolts); 25 mm/s, 10 mm/mV, 0 mV at 40 mm of the paper. */
interface Piece {
  readonly lead: LeadName;
  readonly start: number;
  readonly end: number;
  /** Paper x of `start`. */
  readonly left: number;
  readonly wave: (time: number) => number;
  readonly inverted?: boolean;
}

const [paperSpeed, gain, zero, step] = [25, 10, 40, 0.1];

function pageOf(pieces: readonly Piece[]): TracedPage {
  return {
    sourceName: 'page',
    layout: {
      paperSpeed,
      gain,
      rows: [{ baseline: zero }],
      pulses: [{ row: 0, foot: zero }],
      regions: pieces.map(({ wave: _, inverted = false, ...piece }) => ({
        ...piece,
        inverted,
        row: 0,
        paperSpeed,
        gain,
      })),
    },
    // Traces begin a little before their lead and end a little after it.
    traces: pieces.map(({ left, start, end, wave }, region) => {
      const y = Float32Array.from({ length: Math.round(((end - start) * paperSpeed) / step) + 20 }, (_, k) => {
        const time = start + ((k - 10) * step) / paperSpeed;
        return zero - gain * wave(time);
      });
      return { region, start: left - 10 * step, step, y, confidence: new Float32Array(y.length).fill(0.75) };
    }),
  } as unknown as TracedPage;
}

async function read(pieces: readonly Piece[], samplingFrequency = 100, reconcileLeads = false) {
  const page: SignalledPage = await signalsStage.run(
    pageOf(pieces),
    { samplingFrequency, reconcileLeads },
    {} as StageContext,
  );
  return page.record;
}

/** Low enough that the pulse's foot is believed whatever the commonest height of the wave. */
const sine = (time: number) => 0.15 * Math.sin(2 * Math.PI * 3 * time) + 0.1;
const leadI: Piece = { lead: 'I', start: 0, end: 1, left: 20, wave: sine };

describe('signalsStage', () => {
  it('gives millivolts at their time', async () => {
    const { leads, sampleCount, samplingFrequency } = await read([leadI]);
    expect({ sampleCount, samplingFrequency }).toEqual({ sampleCount: 100, samplingFrequency: 100 });
    for (const [n, value] of leads[0]!.samples.entries()) expect(value).toBeCloseTo(sine(n / 100), 2);
    expect([...leads[0]!.confidence!]).toEqual(Array.from({ length: 100 }, () => 0.75));
  });

  it.each([50, 250, 500, 1000])('gives %d samples a second', async (samplingFrequency) => {
    const { leads, sampleCount } = await read([leadI], samplingFrequency);
    expect(sampleCount).toBe(samplingFrequency);
    for (const [n, value] of leads[0]!.samples.entries()) expect(value).toBeCloseTo(sine(n / samplingFrequency), 3);
  });

  it('leaves the time of other columns empty', async () => {
    const later: Piece = { lead: 'V1', start: 1, end: 2, left: 45, wave: () => -0.25 };
    const { leads, sampleCount } = await read([leadI, later]);
    expect(sampleCount).toBe(200);
    expect(leads.map(({ lead, start, end }) => [lead, start, end])).toEqual([
      ['I', 0, 1],
      ['V1', 1, 2],
    ]);
    const shown = leads.map(({ samples }) => [...samples].map((value) => (Number.isNaN(value) ? '.' : 'x')).join(''));
    expect(shown).toEqual([`${'x'.repeat(100)}${'.'.repeat(100)}`, `${'.'.repeat(100)}${'x'.repeat(100)}`]);
    expect(leads[1]!.confidence![0]).toBeNaN();
    for (const value of leads[1]!.samples.slice(100)) expect(value).toBeCloseTo(-0.25, 4);
  });

  it('turns a lead over that is printed upside down', async () => {
    const { leads } = await read([{ ...leadI, lead: 'aVR', inverted: true }]);
    for (const [n, value] of leads[0]!.samples.entries()) expect(value).toBeCloseTo(-sine(n / 100), 2);
  });

  it('takes a lead that is printed twice from its rhythm strip, and what is missing there from the other', async () => {
    const short: Piece = { lead: 'II', start: 0, end: 1, left: 20, wave: () => 0.125 };
    const strip: Piece = { lead: 'II', start: 0, end: 2, left: 20, wave: (time) => (time < 0.5 ? Number.NaN : 0.25) };
    const { leads } = await read([short, strip]);
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({ lead: 'II', start: 0, end: 2 });
    const at = (time: number) => leads[0]!.samples[time * 100];
    expect(at(0.3)).toBeCloseTo(0.125, 4);
    expect(at(0.7)).toBeCloseTo(0.25, 4);
    expect(at(1.6)).toBeCloseTo(0.25, 4);
  });

  it('keeps what was not read as NaN, in signal and confidence alike', async () => {
    const { leads } = await read([{ ...leadI, wave: (time) => (time > 0.4 && time < 0.6 ? Number.NaN : 0.3) }]);
    const missing = (values: Float32Array) => [...values.keys()].filter((n) => Number.isNaN(values[n]!));
    expect(missing(leads[0]!.samples)).toEqual(missing(leads[0]!.confidence!));
    expect(missing(leads[0]!.samples).at(0)).toBe(41);
    expect(missing(leads[0]!.samples).at(-1)).toBe(59);
  });

  it('brings limb leads into agreement, unless it is told not to, and keeps them as read', async () => {
    const wave = (time: number) => 0.3 * Math.sin(2 * Math.PI * 3 * time);
    const waves = { I: wave, II: (time: number) => 2 * wave(time), III: (time: number) => 0.85 * wave(time) };
    const pieces = Object.entries(waves).map(([lead, of]): Piece => ({ ...leadI, lead: lead as LeadName, wave: of }));
    const broken = (leads: readonly LeadSignal[]) => {
      const [one, two, three] = leads.map(({ samples }) => samples.map((value) => value - samples[0]!));
      return Math.max(...one!.map((value, n) => Math.abs(value + three![n]! - two![n]!)));
    };
    for (const reconcileLeads of [true, false]) {
      const options = { samplingFrequency: 100, reconcileLeads };
      const page: SignalledPage = await signalsStage.run(pageOf(pieces), options, {} as StageContext);
      expect(broken(page.leadsAsRead)).toBeGreaterThan(0.04);
      expect(broken(page.record.leads) < 0.001).toBe(reconcileLeads);
    }
  });
});
