import { existsSync } from 'node:fs';
import { scoreRecord } from '../metrics/score-record.ts';
import { readWfdbRecord } from '../wfdb/read-wfdb-record.ts';
import type { SignalRecord } from '../wfdb/signal-record.ts';
import type { ScoredAnswer, ScoreJob } from './page-job.ts';

/** Scores a stored prediction against a stored truth; a missing or broken prediction is a failure, not an error. */
export function scorePrediction({ truthPath, predictionPath }: ScoreJob): ScoredAnswer {
  return { kind: 'scored', score: scoreRecord(readWfdbRecord(truthPath), readPrediction(predictionPath)) };
}

function readPrediction(path: string): SignalRecord | { readonly failure: string } {
  if (!existsSync(`${path}.hea`)) return { failure: 'no prediction' };
  try {
    return readWfdbRecord(path);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
