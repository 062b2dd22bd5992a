import { describeFailure } from '../batch/describe-failure.ts';
import { blindPage } from './jobs/blind-page.ts';
import { densifyPage } from './jobs/densify-page.ts';
import { exportPage } from './jobs/export-page.ts';
import { makeShard } from './jobs/make-shard.ts';
import { maskPage } from './jobs/mask-page.ts';
import { rotatePageBack } from './jobs/rotate-back-page.ts';
import { verifyPageFiles } from './jobs/verify-job.ts';
import type { PageJobRequest, PageJobResult } from './page-job.ts';

/** Does one piece of work on one page. Failures come back as results. */
export async function runPageJob({ page, job }: PageJobRequest): Promise<PageJobResult> {
  try {
    switch (job.kind) {
      case 'mask':
        return await maskPage(page, job);
      case 'densify':
        return await densifyPage(page, job);
      case 'verify':
        return await verifyPageFiles(page, job);
      case 'export':
        return await exportPage(page, job);
      case 'blind':
        return await blindPage(page, job);
      case 'rotate-back':
        return await rotatePageBack(page);
      case 'shard':
        return await makeShard(page, job);
    }
  } catch (error) {
    return describeFailure(error);
  }
}
