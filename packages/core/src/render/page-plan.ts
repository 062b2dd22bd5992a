import type { LeadPlace } from '../model/page-layout.ts';
import type { Millimetres, MillimetresPerMillivolt } from '../units.ts';
import type { Decoy } from './decoy-schema.ts';
import type { RenderedPulse, RenderedSeparator, RenderedText } from './render-truth.ts';

export interface PlannedLead extends LeadPlace {
  readonly baseline: Millimetres;
  readonly gain: MillimetresPerMillivolt;
}

/** Where everything stands on the paper, in millimetres from the upper left corner. */
export interface PagePlan {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly regions: readonly PlannedLead[];
  readonly separators: readonly RenderedSeparator[];
  readonly pulses: readonly RenderedPulse[];
  readonly texts: readonly RenderedText[];
  readonly decoys: readonly Decoy[];
}
