import type { LeadName } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { sampleBandLimited } from '../signal/sample-band-limited.ts';

/** Frames a second at which everything is measured: 2 ms, finer than any wave is defined. */
export const frameRate = 500;
/** Longer holes stay: a wave could hide in them. Seconds. */
const longestBridge = 0.03;

/** A lead at `frameRate`, millivolts; NaN where nothing is known. */
export interface SampledLead {
  readonly lead: LeadName;
  readonly samples: Float32Array;
}

/** Frames of so many seconds. */
export const toFrames = (duration: number) => Math.round(duration * frameRate);

/** All leads at one rate, short holes bridged by straight lines. */
export function sampleLeads(record: EcgRecord): SampledLead[] {
  const step = record.samplingFrequency / frameRate;
  const count = Math.floor((record.sampleCount - 1) / step) + 1;
  return record.leads.map(({ lead, samples }) => {
    const taken =
      step === 1
        ? samples.slice()
        : Float32Array.from({ length: count }, (_, i) => sampleBandLimited(samples, i * step, step));
    bridgeHoles(taken);
    return { lead, samples: taken };
  });
}

function bridgeHoles(samples: Float32Array): void {
  const longest = toFrames(longestBridge);
  let last = -1;
  for (let i = 0; i < samples.length; i++) {
    if (Number.isNaN(samples[i]!)) continue;
    const hole = i - last - 1;
    if (last >= 0 && hole > 0 && hole <= longest) {
      for (let k = 1; k <= hole; k++) {
        samples[last + k] = samples[last]! + ((samples[i]! - samples[last]!) * k) / (hole + 1);
      }
    }
    last = i;
  }
}
