import type { SignalledPage } from '../../model/page.ts';
import type { PageLayout } from '../../model/page-layout.ts';
import type { LeadQuality, QualityWarning } from '../../model/quality.ts';
import { lawResiduals } from './law-residuals.ts';
import type { QualityOptions } from './quality-options.ts';

/** A law of simultaneous leads broken by more than this part of their size is worth a warning. */
const suspiciousResidual = 0.35;
/** Layouts less sure than this are worth a warning. */
const sureLayout = 0.9;

/** All that a person should know of a page before using its signals, in words with stable codes. */
export function listWarnings(
  page: SignalledPage,
  leads: readonly LeadQuality[],
  options: QualityOptions,
): QualityWarning[] {
  const { layout } = page;
  const { einthoven, goldberger } = lawResiduals(page);
  const warnings: QualityWarning[] = [
    ...layout.uncertainties.map((message) => ({ code: 'LAYOUT_UNCERTAIN', message })),
    ...layout.calibration.conflicts.map((message) => ({ code: 'SCALE_CONFLICT', message })),
    ...residualWarnings(einthoven, goldberger),
  ];
  if (layout.confidence < sureLayout) {
    const sure = Math.round(100 * layout.confidence);
    warnings.push({ code: 'LAYOUT_UNSURE', message: `The layout ${layout.name} is ${sure} % sure.` });
  }
  if (layout.gainSource === 'assumed' || layout.paperSpeedSource === 'assumed')
    warnings.push({ code: 'SCALE_ASSUMED', message: describeAssumption(layout) });
  if (page.flat.lines?.needed) {
    const message = 'Noise, creases or a dark grid hide parts of the traces; a network read them. Look at the overlay.';
    warnings.push({ code: 'PAGE_HARD', message });
  }
  for (const { lead, coverage } of leads) {
    if (coverage >= options.minimumCoverage) continue;
    const message = `Of lead ${lead} only ${Math.round(100 * coverage)} % could be read.`;
    warnings.push({ code: 'LEAD_INCOMPLETE', message, lead });
  }
  return warnings;
}

function describeAssumption({ paperSpeed, paperSpeedSource, gain, gainSource }: PageLayout): string {
  const scales = [
    ...(paperSpeedSource === 'assumed' ? [`${paperSpeed} mm/s`] : []),
    ...(gainSource === 'assumed' ? [`${gain} mm/mV`] : []),
  ];
  return `Neither a calibration pulse nor the print tells the scale: ${scales.join(' and ')} assumed.`;
}

function residualWarnings(einthoven: number | null, goldberger: number | null): QualityWarning[] {
  const say = (name: string, law: string, value: number | null) =>
    value !== null && value > suspiciousResidual
      ? [
          {
            code: 'LEAD_LAW_BROKEN',
            message: `${name}'s law (${law}) is off by ${Math.round(100 * value)} % of the leads.`,
          },
        ]
      : [];
  return [...say('Einthoven', 'II = I + III', einthoven), ...say('Goldberger', 'aVR + aVL + aVF = 0', goldberger)];
}
