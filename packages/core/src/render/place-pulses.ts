import type { CalibrationPulse } from '../model/page-layout.ts';
import { millimetres } from '../units.ts';
import type { PlannedLead } from './page-plan.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

const pulseDuration = 0.2;
/** Flat line before and after the pulse, and the gap between it and the trace. */
export const pulseFoot = 1;
const pulseGap = 0.6;

/** Width on the paper that pulses need beside the rows, mm. */
export function measurePulse({ pulse, paperSpeed }: ResolvedRenderOptions): number {
  return pulse === 'none' ? 0 : pulseDuration * paperSpeed + 2 * pulseFoot + pulseGap;
}

/** One pulse a row (or in one row only), as high as a millivolt of the lead beside it. */
export function placePulses(
  regions: readonly PlannedLead[],
  options: ResolvedRenderOptions,
  content: { readonly left: number; readonly right: number },
): CalibrationPulse[] {
  const { pulse: side, pulseRows, paperSpeed } = options;
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
    };
  });
}
