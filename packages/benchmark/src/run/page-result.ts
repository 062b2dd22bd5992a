import type { RecordScore } from '../metrics/record-score.ts';
import type { DigitizedAnswer } from './page-job.ts';

/** Everything that is known of one page. */
export interface PageResult {
  readonly id: string;
  readonly category: string;
  /** Null where a prediction was only scored. */
  readonly digitization: Omit<DigitizedAnswer, 'kind'> | null;
  readonly score: RecordScore;
}
