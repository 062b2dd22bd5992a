import { finiteMean } from '../numeric/finite-mean.ts';
import { median } from '../numeric/median.ts';
import { weightedMedian } from '../numeric/weighted-median.ts';
import type { SignalRecord } from '../wfdb/signal-record.ts';
import { decibels, perfectRatio } from './decibels.ts';
import { findMisnamedLeads } from './find-misnamed-leads.ts';
import type { LeadScore } from './lead-score.ts';
import type { RecordScore } from './record-score.ts';
import { resampleLead } from './resample-lead.ts';
import { scoreLead } from './score-lead.ts';
import type { SignalPower } from './signal-power.ts';

/** All figures of a prediction against the truth. `failure` says why there is no prediction; it is then scored as empty. */
export function scoreRecord(truth: SignalRecord, prediction: SignalRecord | { readonly failure: string }): RecordScore {
  const drawn = new Map([...truth.leads].filter(([, samples]) => samples.some(Number.isFinite)));
  const length = Math.max(...[...drawn.values()].map((samples) => samples.length));
  const names = new Map([...drawn.keys()].map((name) => [name.toLowerCase(), name]));
  const estimate = new Map<string, Float64Array>();
  const extraLeads: string[] = [];
  for (const [name, samples] of 'failure' in prediction ? [] : prediction.leads) {
    const own = names.get(name.toLowerCase());
    if (own === undefined) extraLeads.push(name);
    else {
      const rates = { from: (prediction as SignalRecord).samplingFrequency, to: truth.samplingFrequency, length };
      estimate.set(own, resampleLead(samples, rates));
    }
  }
  const hasOutput = [...estimate.values()].some((samples) => samples.some(Number.isFinite));
  const failure = 'failure' in prediction ? prediction.failure : hasOutput ? null : 'no samples';
  const blank = new Float64Array(length).fill(Number.NaN);
  const leads: Record<string, LeadScore> = {};
  for (const [name, samples] of drawn) {
    leads[name] = scoreLead(samples, estimate.get(name) ?? blank, truth.samplingFrequency);
  }
  const misnamed = findMisnamedLeads(drawn, estimate, truth.samplingFrequency);
  return {
    failure,
    leads,
    wrongLeads: misnamed.wrong,
    invertedLeads: misnamed.inverted,
    extraLeads,
    ...combineLeads(Object.values(leads), failure !== null),
  };
}

type Combined = Omit<RecordScore, 'failure' | 'leads' | 'wrongLeads' | 'invertedLeads' | 'extraLeads'>;

function combineLeads(leads: readonly LeadScore[], failed: boolean): Combined {
  const values = (figure: Exclude<keyof LeadScore, 'power'>) => leads.map((lead) => lead[figure]);
  const total = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0);
  const power = (kind: keyof LeadScore['power']): SignalPower => ({
    signal: total(leads.map((lead) => lead.power[kind].signal)),
    noise: total(leads.map((lead) => lead.power[kind].noise)),
  });
  const [kaggle, absolute, meanRemoved] = [power('kaggle'), power('absolute'), power('meanRemoved')];
  const offsets = values('timeOffset').filter(Number.isFinite);
  const common = total(values('commonSamples'));
  const output = total(values('outputSamples'));
  const ratio = kaggle.noise > 0 ? Math.min(kaggle.signal / kaggle.noise, perfectRatio) : perfectRatio;
  return {
    challenge2024: finiteMean(values('challenge2024')),
    challenge2024Mended: finiteMean(values('challenge2024Mended')),
    challenge2024Unshifted: finiteMean(values('challenge2024Unshifted')),
    openEcgDigitizer: finiteMean(values('openEcgDigitizer')),
    kaggleRatio: failed ? 0 : ratio,
    kaggle2025: failed ? 0 : decibels(kaggle.signal, kaggle.noise),
    kaggleAlternating: failed ? 0 : decibels(meanRemoved.signal, kaggle.noise),
    absolute: decibels(absolute.signal, absolute.noise),
    absoluteMeanRemoved: decibels(meanRemoved.signal, meanRemoved.noise),
    correlation: median(values('correlation')),
    rootMeanSquareError: median(values('rootMeanSquareError')),
    timeOffset: median(offsets),
    worstTimeOffset: offsets.reduce(
      (worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst),
      offsets[0] ?? Number.NaN,
    ),
    gain: median(values('gain')),
    timeScaleError: weightedMedian(leads.map((lead) => ({ value: lead.timeScaleError, weight: lead.drawnSamples }))),
    coverage: common / total(values('drawnSamples')),
    falselyDrawn: output > 0 ? 1 - common / output : 0,
    leadRecall: leads.filter((lead) => lead.commonSamples > 0).length / leads.length,
  };
}
