import type { DigitizedPage, SignalledPage } from '../../model/page.ts';
import type { PageLayout } from '../../model/page-layout.ts';
import type { LeadQuality, QualityWarning } from '../../model/quality.ts';
import type { LeadSignal } from '../../model/record.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { drawQualityOverlay } from './draw-overlay.ts';
import { gradeLead, gradePage } from './grade-lead.ts';
import { lawResiduals } from './law-residuals.ts';
import type { QualityOptions } from './quality-options.ts';

/** A law of simultaneous leads broken by more than this part of their size is worth a warning. */
const suspiciousResidual = 0.35;
/** Layouts less sure than this are worth a warning. */
const sureLayout = 0.9;

/** How far each lead and the page can be trusted, in numbers, grades and words. */
export const qualityStage: Stage<SignalledPage, DigitizedPage, QualityOptions> = {
  name: 'quality',
  run: (page, options) => {
    const { layout, grid, record } = page;
    const hard = page.flat.lines?.needed ?? false;
    const assumed = layout.gainSource === 'assumed' || layout.paperSpeedSource === 'assumed';
    const disputed = layout.calibration.conflicts.length > 0;
    const { einthoven, goldberger } = lawResiduals(page);
    const lawResidual = einthoven === null && goldberger === null ? null : Math.max(einthoven ?? 0, goldberger ?? 0);
    const leads = record.leads.map((lead): LeadQuality => {
      const measured = measureLead(lead, record.samplingFrequency);
      return {
        lead: lead.lead,
        ...measured,
        grade: gradeLead(measured, { scaleConfidence: grid.scaleConfidence, assumed, disputed, hard, lawResidual }),
      };
    });
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);
    const warnings = [
      ...layout.uncertainties.map((message): QualityWarning => ({ code: 'LAYOUT_UNCERTAIN', message })),
      ...layout.calibration.conflicts.map((message): QualityWarning => ({ code: 'SCALE_CONFLICT', message })),
      ...residualWarnings(einthoven, goldberger),
      ...(layout.confidence < sureLayout
        ? [
            {
              code: 'LAYOUT_UNSURE',
              message: `The layout ${layout.name} is ${Math.round(100 * layout.confidence)} % sure.`,
            },
          ]
        : []),
      ...(assumed
        ? [
            {
              code: 'SCALE_ASSUMED',
              message: describeAssumption(layout),
            },
          ]
        : []),
      ...(hard
        ? [
            {
              code: 'PAGE_HARD',
              message:
                'Noise, creases or a dark grid hide parts of the traces; a network read them. Look at the overlay.',
            },
          ]
        : []),
      ...leads
        .filter((lead) => lead.coverage < options.minimumCoverage)
        .map(({ lead, coverage }) => ({
          code: 'LEAD_INCOMPLETE',
          message: `Of lead ${lead} only ${Math.round(100 * coverage)} % could be read.`,
          lead,
        })),
    ];
    return {
      ...page,
      quality: {
        leads,
        coverage: mean(leads.map((lead) => lead.coverage)),
        traceConfidence: mean(leads.map((lead) => lead.traceConfidence)),
        scaleSource: grid.scaleSource,
        scaleConfidence: grid.scaleConfidence,
        layoutConfidence: layout.confidence,
        einthovenResidual: einthoven,
        goldbergerResidual: goldberger,
        ...gradePage(leads.map((lead) => lead.grade)),
        warnings,
      },
    };
  },
  drawOverlay: drawQualityOverlay,
};

function measureLead(lead: LeadSignal, samplingFrequency: number) {
  const expected = Math.max(1, Math.round((lead.end - lead.start) * samplingFrequency));
  let [found, sum] = [0, 0];
  for (let n = 0; n < lead.samples.length; n++) {
    if (Number.isNaN(lead.samples[n]!)) continue;
    found++;
    sum += lead.confidence?.[n] ?? 0;
  }
  return { coverage: Math.min(1, found / expected), traceConfidence: found === 0 ? 0 : sum / found };
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
