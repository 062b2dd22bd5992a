/** Records as a page shows them, sound and with planted faults: what the check of lead names is measured on. */
import { leadFaults, leadNames } from '@einthoven/core';

/** Part of the planted faults that are doubled leads. */
const doubledPart = 1 / 6;
/**
 * What reading does to a lead of a page that is read as well as most: standard deviations of its time (s) and the time
 * of its column, of its size, and of each sample (mV).
 */
const reading = { time: 0.0004, columnTime: 0.001, size: 0.007, sample: 0.01 };
/** Pages are read unequally well: the logarithm of how much worse has this standard deviation. */
const unequal = 0.5;

/** @typedef {{ kind: string; shows: Record<string, readonly [from: string, sign: number]> }} Planted */

/**
 * A fault from the list of those that are looked for, each as often.
 * @returns {Planted}
 */
export function drawFault(random) {
  const { code, leads, looksLike, right } = leadFaults[Math.floor(random.uniform() * leadFaults.length)];
  const shows = Object.fromEntries([...right].map(([lead, [from, sign]]) => [from, [lead, sign]]));
  return { kind: kindOf({ code, leads, looksLike }), shows };
}

/**
 * A lead that shows the signal of another in its column.
 * @returns {Planted}
 */
export function drawDouble(random) {
  const column = 3 * Math.floor(random.uniform() * 4);
  const place = Math.floor(random.uniform() * 3);
  const other = (place + 1 + Math.floor(random.uniform() * 2)) % 3;
  return { kind: doubledKind, shows: { [leadNames[column + other]]: [leadNames[column + place], 1] } };
}

export const doubledKind = 'a lead doubled, both drawn together';

/** @returns {Planted} */
export function drawAnyFault(random) {
  return random.uniform() < doubledPart ? drawDouble(random) : drawFault(random);
}

/** The record with its signals under wrong names. */
export function plant(record, { shows }) {
  const leads = record.leads.map((signal) => {
    const [from, sign] = shows[signal.lead] ?? [signal.lead, 1];
    const { samples } = record.leads.find((one) => one.lead === from);
    return { ...signal, samples: samples.map((value) => sign * value) };
  });
  return { ...record, leads };
}

/** The record as read from a page of three rows and four columns: each lead in its own quarter only, with errors of reading. */
export function readColumns(record, random) {
  const normal = () => 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5);
  const worse = Math.exp(unequal * normal());
  const columnTimes = [0, 1, 2, 3].map(() => worse * reading.columnTime * normal());
  const quarter = record.sampleCount / 4;
  const leads = record.leads.map((signal) => {
    const column = Math.floor(leadNames.indexOf(signal.lead) / 3);
    const shift = (columnTimes[column] + worse * reading.time * normal()) * record.samplingFrequency;
    const size = 1 + worse * reading.size * normal();
    const samples = new Float32Array(record.sampleCount).fill(Number.NaN);
    for (let n = Math.ceil(column * quarter); n < (column + 1) * quarter; n++)
      samples[n] = size * valueAt(signal.samples, n + shift) + worse * reading.sample * normal();
    return { ...signal, samples };
  });
  return { ...record, leads };
}

function valueAt(samples, position) {
  const at = Math.min(samples.length - 2, Math.max(0, position));
  const k = Math.floor(at);
  return samples[k] + (at - k) * (samples[k + 1] - samples[k]);
}

function kindOf({ code, leads, looksLike }) {
  if (code === 'ELECTRODES_SWAPPED') return looksLike;
  if (code === 'LEAD_INVERTED') return 'a lead upside down';
  if (leads.length > 2) return 'columns, rows or the order of precordial leads swapped';
  return leads[0].startsWith('V') ? `${leads.join(' and ')} swapped` : 'names of two limb leads swapped';
}
