import type { EcgRecord } from '../model/record.ts';

/** Half length of the filter in periods of its frequency: enough that it lets through nothing of twice that frequency. */
const reachInPeriods = 2;

/**
 * The record as a printer with a low-pass of that frequency (Hz) prints it: half the amplitude is left there, without
 * delay. Missing samples stay missing and do not count. A record that holds no higher frequencies stays as it is.
 */
export function filterRecord(record: EcgRecord, frequency: number): EcgRecord {
  const relative = frequency / record.samplingFrequency;
  if (relative >= 0.5) return record;
  const weights = windowedSinc(relative);
  const leads = record.leads.map((signal) => ({ ...signal, samples: filterSamples(signal.samples, weights) }));
  return { ...record, leads };
}

/** Right half of a sinc under a Hann window, from its middle. */
function windowedSinc(relative: number): Float64Array {
  const reach = Math.ceil(reachInPeriods / relative);
  return Float64Array.from({ length: reach + 1 }, (_, i) => {
    const phase = 2 * Math.PI * relative * i;
    const sinc = i === 0 ? 1 : Math.sin(phase) / phase;
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * i) / (reach + 1)));
  });
}

function filterSamples(samples: Float32Array, weights: Float64Array): Float32Array {
  return samples.map((value, index) => {
    if (Number.isNaN(value)) return value;
    let sum = 0;
    let total = 0;
    for (let offset = 1 - weights.length; offset < weights.length; offset++) {
      // Beyond the ends the outermost sample goes on.
      const other = samples[Math.max(0, Math.min(samples.length - 1, index + offset))]!;
      if (Number.isNaN(other)) continue;
      const weight = weights[Math.abs(offset)]!;
      sum += weight * other;
      total += weight;
    }
    return sum / total;
  });
}
