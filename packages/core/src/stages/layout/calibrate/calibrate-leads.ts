import type {
  Calibration,
  LeadPlace,
  LeadRegion,
  PageLayout,
  RowSketch,
  ScaleWitness,
} from '../../../model/page-layout.ts';
import { type MillimetresPerMillivolt, millimetresPerMillivolt, millimetresPerSecond } from '../../../units.ts';
import { type JudgedGains, judgeGains } from './judge-gains.ts';
import { type JudgedSpeed, judgeSpeed } from './judge-speed.ts';
import { measureHeights } from './measure-heights.ts';
import type { Witnesses } from './witnesses.ts';

export type CalibratedLeads = Pick<
  PageLayout,
  'regions' | 'paperSpeed' | 'paperSpeedSource' | 'gain' | 'gainSource' | 'calibration'
>;

/** Gives each lead its speed and its gain, by all that is known of the page, and tells who disagrees. */
export function calibrateLeads(
  places: readonly LeadPlace[],
  witnesses: Witnesses,
  rows: readonly RowSketch[],
): CalibratedLeads {
  const speed = judgeSpeed(witnesses);
  const judged = judgeGains(places, witnesses, measureHeights(places, rows));
  const paperSpeed = millimetresPerSecond(speed.value);
  const regions = places.map((place, index): LeadRegion => {
    const gain = judged.gains[index]!;
    return {
      ...place,
      paperSpeed,
      paperSpeedSource: speed.source,
      paperSpeedConfidence: speed.confidence,
      gain: millimetresPerMillivolt(gain.value),
      gainSource: gain.source,
      gainConfidence: gain.confidence,
    };
  });
  const first = regions.find(({ lead }) => !lead.startsWith('V')) ?? regions[0]!;
  return {
    regions,
    paperSpeed,
    paperSpeedSource: speed.source,
    gain: first.gain,
    gainSource: first.gainSource,
    calibration: report(witnesses, speed, judged),
  };
}

function report({ user, pulse, print, rhythm }: Witnesses, speed: JudgedSpeed, gains: JudgedGains): Calibration {
  const all: ScaleWitness[] = [
    { witness: 'user', ...describe(user.paperSpeed, user.limbGain, user.chestGain) },
    {
      witness: 'calibration-pulse',
      ...describe(pulse?.paperSpeed ?? null, gains.measured.limb, gains.measured.chest),
    },
    {
      witness: 'printed-text',
      ...describe(print?.paperSpeed?.value ?? null, print?.limbGain?.value ?? null, print?.chestGain?.value ?? null),
    },
    {
      witness: 'plausibility',
      ...describe(rhythm === null ? null : speed.plausible, gains.plausible.limb, gains.plausible.chest),
    },
  ];
  return {
    witnesses: all.filter(({ paperSpeed, limbGain, chestGain }) => paperSpeed ?? limbGain ?? chestGain),
    conflicts: [...speed.conflicts, ...gains.conflicts],
  };
}

function describe(speed: number | null, limb: number | null, chest: number | null): Omit<ScaleWitness, 'witness'> {
  const gain = (value: number | null): MillimetresPerMillivolt | null =>
    value === null ? null : millimetresPerMillivolt(value);
  return {
    paperSpeed: speed === null ? null : millimetresPerSecond(speed),
    limbGain: gain(limb),
    chestGain: gain(chest),
  };
}
