import type { LayoutEvidence, PageOrientation } from './layout-evidence.ts';
import type { SampledRows } from './sample-rows.ts';
import { timeDirection } from './time-direction.ts';

/** How often pages come like this (nats): people turn pages, only film and mistakes mirror them. */
const habit: Readonly<Record<PageOrientation, number>> = {
  upright: 0,
  'upside-down': -2.5,
  mirrored: -5,
  'mirrored-upside-down': -5,
};
/** Evidence (nats) for each unit of `timeDirection`, and the most that it can give. */
const timeWeight = 3;
const mostOfTime = 4;
/** Evidence (nats) of pulses that go up from the baseline, and of pulses on the left. */
const pulseUp = 3;
const pulseLeft = 0.7;

/** Evidence in nats that `evidence`, turned as `orientation` says, is the upright page; templates play no part. */
export function scoreOrientation(evidence: LayoutEvidence, sampled: SampledRows, orientation: PageOrientation): number {
  const time = timeWeight * timeDirection(sampled);
  const limited = Math.min(mostOfTime, Math.max(-mostOfTime, time));
  return habit[orientation] + limited + scorePulses(evidence);
}

function scorePulses(evidence: LayoutEvidence): number {
  const { pulses, rows } = evidence;
  if (pulses.length === 0) return 0;
  let up = 0;
  let left = 0;
  for (const pulse of pulses) {
    const baseline = rows[pulse.row]?.baseline;
    left += pulse.side === 'left' ? 1 : -1;
    if (baseline === undefined) continue;
    const high = Math.min(pulse.foot, pulse.top);
    const low = Math.max(pulse.foot, pulse.top);
    up += Math.abs(low - baseline) < Math.abs(high - baseline) ? 1 : -1;
  }
  return (pulseUp * up + pulseLeft * left) / pulses.length;
}
