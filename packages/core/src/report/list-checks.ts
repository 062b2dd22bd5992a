import { type ErrorCode, errorRegistry } from '../errors.ts';
import type { QualityWarning } from '../model/quality.ts';
import type { ReportInput } from './report-input.ts';

/** Something that a person should look at, and what helps. */
export interface ReportCheck {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What helps against a warning, by its code. */
const remedies: Readonly<Record<string, string>> = {
  LAYOUT_UNCERTAIN: 'Compare the names in the lead boxes with the printed ones; give --layout where they differ.',
  LAYOUT_UNSURE: 'Compare the names in the lead boxes with the printed ones; give --layout where they differ.',
  SCALE_CONFLICT:
    'Compare a calibration pulse and a large square of the page with the drawn ones; give --gain and --speed.',
  SCALE_ASSUMED: 'Give grid.pixelsPerMillimetre, or --speed and --gain, if you know them.',
  PAGE_HARD: 'Follow the traces at full size; a flat scan of the page gives more.',
  LEAD_INCOMPLETE: 'Look at the gaps: is the paper cut off, covered or torn there?',
  LEAD_LAW_BROKEN: 'Check the names of the limb leads, and their traces: II is the sum of I and III.',
  MEASUREMENT_DISAGREES: 'Compare this measurement with the signals below and with the page.',
};
const otherRemedy = 'Look at that place of the page.';

/** All that a person should check, without repetitions; an empty list where nothing stands out. */
export function listChecks(
  { outcome, page }: Pick<ReportInput, 'outcome' | 'page'>,
  disagreements: readonly QualityWarning[],
): ReportCheck[] {
  if (outcome.status === 'failed') {
    return [{ code: outcome.code, message: outcome.message, remedy: remedyOf(outcome.code) }];
  }
  const checks: ReportCheck[] = [...(page.quality?.warnings ?? []), ...disagreements].map(({ code, message }) => ({
    code,
    message,
    remedy: remedies[code] ?? otherRemedy,
  }));
  const reasons = outcome.status === 'partial' ? outcome.reasons : [];
  for (const message of reasons) {
    checks.unshift({ code: 'LEAD_INCOMPLETE', message, remedy: remedies.LEAD_INCOMPLETE ?? otherRemedy });
  }
  const seen = new Set<string>();
  return checks.filter(({ message }) => {
    const isNew = !seen.has(message);
    seen.add(message);
    return isNew;
  });
}

function remedyOf(code: ErrorCode): string {
  return errorRegistry[code].remedy;
}
