import type { PageJob } from './run/page-job.ts';
import { scorePrediction } from './run/score-prediction.ts';

/** Does the jobs that its parent process sends, one after the other. */
process.on('message', async (job: PageJob) => {
  process.send!(await work(job));
});

async function work(job: PageJob) {
  if (job.kind === 'score') return scorePrediction(job);
  // Scoring alone needs nothing of the library.
  const { digitizePageFile } = await import('./run/digitize-page-file.ts');
  return digitizePageFile(job);
}
