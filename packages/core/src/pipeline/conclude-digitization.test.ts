import { describe, expect, it } from 'vitest';
import type { LeadName } from '../model/lead.ts';
import type { DigitizedPage } from '../model/page.ts';
import { concludeDigitization } from './conclude-digitization.ts';

const timings = [{ stage: 'read', milliseconds: 3 }];

function pageOf(coverage: Partial<Record<LeadName, number>>): DigitizedPage {
  return {
    layout: {},
    quality: {
      leads: Object.entries(coverage).map(([lead, coverage]) => ({ lead, coverage })),
      warnings: [
        { code: 'LAYOUT_UNSURE', message: 'not a hole' },
        { code: 'LEAD_INCOMPLETE', message: 'a hole' },
      ],
    },
  } as unknown as DigitizedPage;
}

describe('concludeDigitization', () => {
  it('is complete when every lead reaches the least coverage', () => {
    const page = pageOf({ I: 1, V2: 0.5 });
    expect(concludeDigitization(page, timings, 0.5)).toEqual({ status: 'complete', page, timings });
  });

  it('is partial with the leads that do not, and with the reasons that concern them', () => {
    const page = pageOf({ I: 1, V2: 0.49, V3: 0 });
    expect(concludeDigitization(page, timings, 0.5)).toEqual({
      status: 'partial',
      page,
      missingLeads: ['V2', 'V3'],
      reasons: ['a hole'],
      timings,
    });
  });

  it('is partial where the page shows a part of a layout, however well that is read', () => {
    const page = { ...pageOf({ I: 1, II: 1 }), layout: { missingLeads: ['III'] } } as unknown as DigitizedPage;
    expect(concludeDigitization(page, timings, 0.5)).toMatchObject({
      status: 'partial',
      missingLeads: ['III'],
      reasons: ['a hole', 'The page shows a part of a layout, without III.'],
    });
  });

  it('is partial where the page shows a lead that nothing names', () => {
    const leftOut = ['Nothing names the lead of row 1, column 1: it is left out.'];
    const page = { ...pageOf({ II: 1 }), layout: { leftOut } } as unknown as DigitizedPage;
    expect(concludeDigitization(page, timings, 0.5)).toMatchObject({
      status: 'partial',
      missingLeads: [],
      reasons: ['a hole', ...leftOut],
    });
  });
});
