import { finiteMean } from '../numeric/finite-mean.ts';
import { mean } from '../numeric/mean.ts';
import { median } from '../numeric/median.ts';
import { percentile } from '../numeric/percentile.ts';
import type { RecordScore } from './record-score.ts';
import type { Summary } from './summary.ts';

/** The cap on a page's ratio in one published copy of Kaggle's metric: 25.84 dB. */
const kaggleCap = 384;

export interface ScoredPage {
  readonly score: RecordScore;
  /** Wall time and peak memory of the digitization; null where a prediction was only scored. */
  readonly cost: { readonly seconds: number; readonly peakMegabytes: number } | null;
}

/** The figures of a group of at least one page. */
export function summarizePages(pages: readonly ScoredPage[]): Summary {
  const scores = pages.map((page) => page.score);
  const values = (figure: NumericFigure) => scores.map((score) => score[figure]);
  const leads = scores.flatMap((score) => Object.values(score.leads));
  const seconds = pages.flatMap((page) => (page.cost === null ? [] : [page.cost.seconds]));
  const memory = pages.flatMap((page) => (page.cost === null ? [] : [page.cost.peakMegabytes]));
  const ratios = values('kaggleRatio');
  const size = (list: readonly number[]) => list.map(Math.abs);
  return {
    pages: pages.length,
    failed: scores.filter((score) => score.failure !== null).length,
    kaggleMedian: median(values('kaggle2025')),
    kagglePercentile10: percentile(values('kaggle2025'), 10),
    kaggleLinear: 10 * Math.log10(mean(ratios)),
    kaggleCapped: 10 * Math.log10(mean(ratios.map((ratio) => Math.min(ratio, kaggleCap)))),
    kaggleAlternatingMedian: median(values('kaggleAlternating')),
    challenge2024: finiteMean(leads.map((lead) => lead.challenge2024)),
    challenge2024Mended: finiteMean(leads.map((lead) => lead.challenge2024Mended)),
    challenge2024Unshifted: finiteMean(leads.map((lead) => lead.challenge2024Unshifted)),
    openEcgDigitizer: finiteMean(leads.map((lead) => lead.openEcgDigitizer)),
    absoluteMedian: median(values('absolute')),
    absolutePercentile10: percentile(values('absolute'), 10),
    absoluteMeanRemovedMedian: median(values('absoluteMeanRemoved')),
    timeOffset: median(values('timeOffset')),
    timeOffsetSize90: percentile(size(values('timeOffset')), 90),
    timeScaleErrorSize: median(size(values('timeScaleError'))),
    gain: median(values('gain')),
    gainErrorSize: median(values('gain').map((gain) => 100 * Math.abs(gain - 1))),
    rootMeanSquareError: median(values('rootMeanSquareError')),
    correlation: median(values('correlation')),
    coverage: finiteMean(values('coverage')),
    falselyDrawn: finiteMean(values('falselyDrawn')),
    leadRecall: finiteMean(values('leadRecall')),
    wrongLeads: scores.reduce((sum, score) => sum + score.wrongLeads.length, 0),
    invertedLeads: scores.reduce((sum, score) => sum + score.invertedLeads.length, 0),
    secondsMedian: median(seconds),
    secondsMaximum: percentile(seconds, 100),
    peakMegabytes: percentile(memory, 100),
  };
}

type NumericFigure = {
  [Key in keyof RecordScore]: RecordScore[Key] extends number ? Key : never;
}[keyof RecordScore];
