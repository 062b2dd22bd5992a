import { millimetres, millimetresPerMillivolt } from '../units.ts';
import type { PlannedLead } from './page-plan.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { PulseStep, RenderedPulse } from './render-truth.ts';

const pulseDuration = 0.2;

/** Width on the paper that pulses need beside the rows, mm. */
export function measurePulse({ pulse, paperSpeed, pulseFoot, pulseGap }: ResolvedRenderOptions): number {
  return pulse === 'none' ? 0 : pulseDuration * paperSpeed + 2 * pulseFoot + pulseGap;
}

/** One pulse a row (or in one row only), as high as a millivolt of the lead beside it. */
export function placePulses(
  regions: readonly PlannedLead[],
  options: ResolvedRenderOptions,
  content: { readonly left: number; readonly right: number },
): RenderedPulse[] {
  const { pulse: side, pulseRows, pulseFoot, pulseGap, paperSpeed } = options;
  if (side === 'none') return [];
  const width = pulseDuration * paperSpeed;
  const left = side === 'left' ? content.left - pulseGap - pulseFoot - width : content.right + pulseGap + pulseFoot;
  const rows = [...new Set(regions.map((region) => region.row))];
  const chosen = { every: rows, first: rows.slice(0, 1), last: rows.slice(-1) }[pulseRows];
  return chosen.map((row) => {
    const leads = regions.filter((region) => region.row === row);
    const { baseline, gain } = side === 'left' ? leads[0]! : leads.at(-1)!;
    return {
      row,
      left: millimetres(left),
      right: millimetres(left + width),
      foot: baseline,
      top: millimetres(baseline - gain),
      side,
      footLength: millimetres(pulseFoot),
      steps: placeSteps({ left, width, foot: baseline, gain }, options),
    };
  });
}

function placeSteps(
  pulse: { readonly left: number; readonly width: number; readonly foot: number; readonly gain: number },
  { pulseShape, gain: limbGain, chestGain = limbGain / 2 }: ResolvedRenderOptions,
): PulseStep[] {
  const { left, width, foot, gain } = pulse;
  // The other gain of the page: of the chest leads, or of the limb leads beside a chest lead.
  const other = gain === limbGain ? chestGain : limbGain;
  const gains = pulseShape === 'box' ? [gain] : [gain, other];
  return gains.map((stepGain, index) => ({
    left: millimetres(left + (index * width) / gains.length),
    right: millimetres(left + ((index + 1) * width) / gains.length),
    top: millimetres(foot - stepGain),
    gain: millimetresPerMillivolt(stepGain),
  }));
}
