import type { DigitizedPage, SignalledPage } from '../../model/page.ts';
import type { LeadQuality } from '../../model/quality.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { bestGrade, type PageLimits, worseGrade } from './best-grade.ts';
import { shippedCalibration } from './calibration.ts';
import { drawQualityOverlay } from './draw-overlay.ts';
import { measureEvidence } from './evidence/measure-evidence.ts';
import { gradeByRatio } from './grade-by-ratio.ts';
import { judgeLead, ratioOfSamples } from './judge/judge-lead.ts';
import { judgePage } from './judge/judge-page.ts';
import { judgeSamples } from './judge/judge-samples.ts';
import { lawResiduals } from './law-residuals.ts';
import { findLeadWarnings } from './leads/find-lead-warnings.ts';
import { listWarnings } from './list-warnings.ts';
import { measureLead } from './measure-lead.ts';
import type { QualityOptions } from './quality-options.ts';

/** How far each sample, each lead and the page can be trusted, in numbers, grades and words. */
export const qualityStage: Stage<SignalledPage, DigitizedPage, QualityOptions> = {
  name: 'quality',
  run: (page, options) => {
    const { layout, grid, record } = page;
    const evidence = measureEvidence(page);
    const samples = evidence.leads.map((lead) => judgeSamples(lead, evidence.page, shippedCalibration));
    const ratios = evidence.leads.map((lead, index) =>
      judgeLead(lead, evidence.page, {
        ratio: ratioOfSamples(lead, samples[index]!),
        calibration: shippedCalibration,
      }),
    );
    const { einthoven, goldberger } = lawResiduals(page);
    const misnamed = findLeadWarnings({ ...record, leads: page.leadsAsRead });
    const limits = limitsOfPage(page, {
      lawResidual: Math.max(einthoven ?? 0, goldberger ?? 0),
      misnamed: misnamed.length > 0,
    });
    const leads = record.leads.map((lead, index): LeadQuality => {
      const ratio = ratios[index]!;
      return {
        ...measureLead(page, lead, evidence.leads[index]!),
        ratio,
        grade: worseGrade(gradeByRatio(ratio.low), bestGrade(limits)),
      };
    });
    const ratio = judgePage(evidence.leads, ratios, shippedCalibration);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);
    return {
      ...page,
      record: { ...record, leads: record.leads.map((lead, index) => ({ ...lead, ...samples[index]! })) },
      quality: {
        leads,
        ratio,
        coverage: mean(leads.map((lead) => lead.coverage)),
        traceConfidence: mean(leads.map((lead) => lead.traceConfidence)),
        scaleSource: grid.scaleSource,
        scaleConfidence: grid.scaleConfidence,
        layoutConfidence: layout.confidence,
        einthovenResidual: einthoven,
        goldbergerResidual: goldberger,
        meanGrade: leads.length === 0 ? 'poor' : worseGrade(gradeByRatio(ratio.low), bestGrade(limits)),
        worstGrade: leads.reduce((worst, lead) => worseGrade(worst, lead.grade), leads[0]?.grade ?? 'poor'),
        warnings: [...listWarnings(page, leads, options), ...misnamed],
      },
    };
  },
  drawOverlay: drawQualityOverlay,
};

/** What the page as a whole allows. */
function limitsOfPage(page: SignalledPage, known: Pick<PageLimits, 'lawResidual' | 'misnamed'>): PageLimits {
  const { layout, grid } = page;
  return {
    scaleConfidence: grid.scaleConfidence,
    assumed: layout.gainSource === 'assumed' || layout.paperSpeedSource === 'assumed',
    disputed: layout.calibration.conflicts.length > 0,
    ...known,
  };
}
