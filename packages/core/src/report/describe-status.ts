import type { ReportInput } from './report-input.ts';

/** The outcome as a sign that needs no colour, one word, and a sentence. */
export interface StatusWords {
  readonly icon: string;
  readonly word: string;
  readonly sentence: string;
}

/** How a page ended, in words. */
export function describeStatus({ outcome, page }: Pick<ReportInput, 'outcome' | 'page'>): StatusWords {
  const count = page.record?.leads.length ?? 0;
  const leads = count === 1 ? '1 lead' : `${count} leads`;
  switch (outcome.status) {
    case 'complete':
      return { icon: '✔', word: 'Complete', sentence: `${leads} read, none with a large gap.` };
    case 'partial': {
      const missing =
        outcome.missingLeads.length === 0
          ? 'Not all of the page was read.'
          : `Incomplete: ${outcome.missingLeads.join(', ')}.`;
      return { icon: '▲', word: 'Partial', sentence: `${leads} on the page. ${missing}` };
    }
    case 'failed':
      return { icon: '✖', word: 'Failed', sentence: howFar(page) };
  }
}

function howFar({ image, pose, grid, layout, traces }: ReportInput['page']): string {
  if (image === undefined) return 'The picture was not read.';
  if (pose === undefined) return 'The picture was read; no ECG was found on it.';
  if (grid === undefined) return 'The picture was read; the scale of its paper was not found.';
  if (layout === undefined) return 'The paper was measured; which leads stand where was not found.';
  if (traces === undefined) return 'The leads were found; their traces were not followed.';
  return 'The traces were followed; no signals came of them.';
}
