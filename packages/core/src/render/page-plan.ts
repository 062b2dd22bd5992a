import type { CalibrationPulse, LeadRegion, LeadSeparator } from '../model/page-layout.ts';
import type { Millimetres, MillimetresPerMillivolt } from '../units.ts';
import type { RenderedText } from './render-truth.ts';

export interface PlannedLead extends LeadRegion {
  readonly baseline: Millimetres;
  readonly gain: MillimetresPerMillivolt;
}

/** Where everything stands on the paper, in millimetres from the upper left corner. */
export interface PagePlan {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly regions: readonly PlannedLead[];
  readonly separators: readonly LeadSeparator[];
  /** Upper and lower end of a separator from the baseline of its row, y downward. */
  readonly separatorTop: number;
  readonly separatorBottom: number;
  readonly pulses: readonly CalibrationPulse[];
  readonly texts: readonly RenderedText[];
}
