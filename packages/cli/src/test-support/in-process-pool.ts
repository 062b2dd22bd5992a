import type { PagePool } from '../batch/page-pool.ts';
import { digitizeFile } from '../digitize-file.ts';
import { inspectFile } from '../inspect-file.ts';
import { renderRecordPage } from '../render/render-record-page.ts';
import { scanFile } from '../scan-file.ts';

/** The work of the threads, done where tests run: built files are not there then. */
export const inProcessPool: PagePool = {
  scanFile,
  digitizePage: digitizeFile,
  inspectPage: inspectFile,
  renderPage: renderRecordPage,
  close: async () => undefined,
};
