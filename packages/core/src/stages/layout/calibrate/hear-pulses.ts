import type { CalibrationPulse } from '../../../model/page-layout.ts';
import { median } from '../../../signal/median.ts';
import { nearestUsual } from './nearest-usual.ts';
import { pulseSeconds, usualGains, usualSpeeds } from './usual-scales.ts';
import type { PulseWitness, RowPulse } from './witnesses.ts';

/** How sure pulses in several rows are, and one alone. */
const confidences = { several: 0.95, alone: 0.85 } as const;
/** Shapes higher than this (mm) are QRS complexes sooner than pulses at 40 mm/mV, which hardly anybody prints. */
const highest = 25;
/** Heights that no machine offers are believed this much less. */
const oddPart = 0.7;

/**
 * Speed and gains that the calibration pulses of a page say: each is 0.2 s wide and 1 mV high, and a second step is a
 * millivolt of the page's other leads. Speed is one for the page, gain is one for each row. Null without pulses.
 */
export function hearPulses(found: readonly CalibrationPulse[]): PulseWitness | null {
  const pulses = found.filter(({ foot, top }) => Math.abs(foot - top) <= highest);
  if (pulses.length === 0) return null;
  const speed = nearestUsual(median(pulses.map(({ left, right }) => right - left)) / pulseSeconds, usualSpeeds);
  const rows = pulses.map((pulse) => {
    const first = nearestUsual(Math.abs(pulse.foot - pulse.top), usualGains);
    const other = pulse.stair === undefined ? null : nearestUsual(Math.abs(pulse.foot - pulse.stair.top), usualGains);
    const heard: RowPulse = { row: pulse.row, side: pulse.side, gain: first.value, otherGain: other?.value ?? null };
    return { heard, usual: first.usual && (other?.usual ?? true) };
  });
  const usualGain = rows.every((row) => row.usual);
  const confidence = confidences[pulses.length > 1 ? 'several' : 'alone'];
  return {
    paperSpeed: speed.value,
    usualSpeed: speed.usual,
    usualGain,
    rows: rows.map((row) => row.heard),
    confidence: confidence * (speed.usual && usualGain ? 1 : oddPart),
  };
}
