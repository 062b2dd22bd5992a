import type { CalibrationPulse } from '../../model/page-layout.ts';
import type { ScaleSource } from '../../model/record.ts';
import { median } from '../../signal/median.ts';

export interface MeasuredScales {
  readonly paperSpeed: number;
  readonly paperSpeedSource: ScaleSource;
  readonly gain: number;
  readonly gainSource: ScaleSource;
  /** What disagrees, in words. */
  readonly conflicts: readonly string[];
}

/** A calibration pulse is 1 mV for 0.2 s (IEC 60601-2-25). */
const pulseSeconds = 0.2;
const usualSpeeds = [12.5, 25, 50, 100] as const;
const usualGains = [2.5, 5, 10, 20, 40] as const;
/** A measured pulse means a usual value when it is this near (part of it); drawn pulses are never far off. */
const nearness = 0.1;
/** Used where neither the user nor a pulse says otherwise: by far the commonest settings. */
const assumedSpeed = 25;
const assumedGain = 10;

/** Paper speed and gain: the user's, else those of the pulses, else the usual ones. */
export function measurePulses(
  pulses: readonly CalibrationPulse[],
  given: { readonly paperSpeed: number | null; readonly gain: number | null },
): MeasuredScales {
  const widths = pulses.map((pulse) => pulse.right - pulse.left);
  const heights = pulses.map((pulse) => Math.abs(pulse.foot - pulse.top));
  const speed = nearest(median(widths) / pulseSeconds, usualSpeeds);
  const gain = nearest(median(heights), usualGains);
  const conflicts: string[] = [];
  const differs = (measured: number | null, wanted: number | null) =>
    measured !== null && wanted !== null && measured !== wanted;
  if (differs(speed, given.paperSpeed)) {
    conflicts.push(`The calibration pulse says ${speed} mm/s, the given paper speed is ${given.paperSpeed} mm/s.`);
  }
  if (differs(gain, given.gain)) {
    conflicts.push(`The calibration pulse says ${gain} mm/mV, the given gain is ${given.gain} mm/mV.`);
  }
  if (pulses.length > 0 && (speed === null || gain === null)) {
    const size = `${median(widths).toFixed(1)} mm × ${median(heights).toFixed(1)} mm`;
    conflicts.push(`The calibration pulse measures ${size}, which fits no usual speed and gain.`);
  }
  return {
    paperSpeed: given.paperSpeed ?? speed ?? assumedSpeed,
    paperSpeedSource: given.paperSpeed !== null ? 'user' : speed !== null ? 'calibration-pulse' : 'assumed',
    gain: given.gain ?? gain ?? assumedGain,
    gainSource: given.gain !== null ? 'user' : gain !== null ? 'calibration-pulse' : 'assumed',
    conflicts,
  };
}

function nearest(value: number, usual: readonly number[]): number | null {
  return usual.find((one) => Math.abs(value / one - 1) <= nearness) ?? null;
}
