import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { type LeadName, leadNames } from '../model/lead.ts';
import type { Digitization, SegmentedPage, SeveralSets } from '../model/page.ts';
import { readApart } from './read-apart.ts';

const plane = { width: 4, height: 2, data: new Uint8Array(8).fill(9) };
const page = { maps: { grid: plane, ink: plane, text: plane } } as unknown as SegmentedPage;
/** The left and the right half of the picture. */
const outlines = [-100, 1.5].map((left) => [
  [left, -100],
  [left === -100 ? 1.5 : 100, -100],
  [left === -100 ? 1.5 : 100, 100],
  [left, 100],
]);
const sets = outlines.map((outline) => ({ outline })) as unknown as SeveralSets['sets'];

function ecgOf(leads: readonly LeadName[] = leadNames, duration = 10): Digitization {
  const record = { sampleCount: 500 * duration, samplingFrequency: 500 };
  const regions = leads.map((lead) => ({ lead }));
  return { status: 'complete', page: { layout: { regions }, record }, timings: [] } as unknown as Digitization;
}

/** Reads the parts as these ECGs, one after the other. */
function read(ecgs: readonly (Digitization | EinthovenError)[], shownBy: SeveralSets['shownBy'] = 'names') {
  const parts: SegmentedPage[] = [];
  const found = readApart(page, { sets, shownBy }, async (part) => {
    const ecg = ecgs[parts.push(part) - 1]!;
    if (ecg instanceof EinthovenError) throw ecg;
    return ecg;
  });
  return { parts, found };
}

describe('readApart', () => {
  it('gives the first with the others, each read with the rest of the page left out', async () => {
    const [one, other] = [ecgOf(), ecgOf()];
    const { parts, found } = read([one, other]);
    expect(await found).toEqual({ ...one, others: [other] });
    expect(parts.map(({ part }) => [part?.number, part?.count])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    const inks = parts.map(({ maps }) => [...maps.ink.data]);
    expect(inks).toEqual([
      [9, 9, 0, 0, 9, 9, 0, 0],
      [0, 0, 9, 9, 0, 0, 9, 9],
    ]);
  });

  it('gives nothing where the parts are not alike, or one cannot be read', async () => {
    const limb = leadNames.slice(0, 6);
    expect(await read([ecgOf(), ecgOf(limb)]).found).toBeNull();
    expect(await read([ecgOf(limb), ecgOf(leadNames.slice(6))]).found).toBeNull();
    expect(await read([ecgOf(), ecgOf(leadNames, 4)]).found).toBeNull();
    expect(await read([ecgOf(), new EinthovenError('NO_TRACES')]).found).toBeNull();
    expect(await read([ecgOf(limb), ecgOf(limb)]).found).not.toBeNull();
    expect(await read([ecgOf(limb), ecgOf(limb)], 'shape').found).toBeNull();
  });

  it('hands on what stops the work', async () => {
    for (const code of ['ABORTED', 'TIME_LIMIT', 'INTERNAL'] as const) {
      await expect(read([ecgOf(), new EinthovenError(code)]).found).rejects.toMatchObject({ code });
    }
  });
});
