/** What the worker threads can be asked for. */
export { digitizeFile } from './digitize-file.ts';
export { inspectFile } from './inspect-file.ts';
export { scanFile } from './scan-file.ts';
