import { hashBytes, readPageFile } from '@einthoven/node';
import { describeFailure } from './batch/describe-failure.ts';
import type { ScanRequest } from './batch/page-pool.ts';
import type { FileScan } from './batch/page-result.ts';

/** Reads a file once for its hash and the number of its pages. Failures come back as values: errors lose their class
 * on the way between threads. */
export async function scanFile({ path, maximumBytes, maximumPages }: ScanRequest): Promise<FileScan> {
  try {
    const pages = await readPageFile(path, { maximumBytes, maximumPages });
    return { status: 'found', sha256: hashBytes(pages[0]!.bytes), pageCount: pages.length };
  } catch (error) {
    return describeFailure(error);
  }
}
