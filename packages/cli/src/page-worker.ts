/** What the worker threads can be asked for. */
export { digitizeFile } from './digitize-file.ts';
export { inspectFile } from './inspect-file.ts';
export { renderRecordPage } from './render/render-record-page.ts';
export { scanFile } from './scan-file.ts';
