/** What the worker threads of `einthoven dataset` can be asked for. */
export { runPageJob } from './dataset/run-page-job.ts';
