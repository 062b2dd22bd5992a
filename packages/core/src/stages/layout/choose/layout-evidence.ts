import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type {
  CalibrationPulse,
  LayoutCandidate,
  LeadPlace,
  LeadSeparator,
  RowSketch,
} from '../../../model/page-layout.ts';
import type { PageOrientation } from '../../../model/page-orientation.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import type { MillimetresPerMillivolt, MillimetresPerSecond } from '../../../units.ts';

/** What was found on the flat page before any lead has a name. */
export interface LayoutEvidence {
  /** From top to bottom, signal only: pulses cut away. */
  readonly rows: readonly RowSketch[];
  readonly separators: readonly LeadSeparator[];
  readonly pulses: readonly CalibrationPulse[];
}

export interface ChooseLayoutOptions {
  readonly templates: readonly LayoutTemplate[];
  /** Name of the only template to consider; null: all. */
  readonly template: string | null;
  /** Least lead in score over the runner-up; 0.05 stands for odds of 20 to 1. */
  readonly minimumMargin: number;
  readonly paperSpeed: MillimetresPerSecond;
  readonly gain: MillimetresPerMillivolt;
  /**
   * Lead names as read on the page turned so, in the frame of `turnEvidence(evidence, orientation)`; an orientation that
   * is absent was not read. Default: none.
   */
  readonly labels?: OrientedLabels;
  /** How the page may lie. Default: any way. */
  readonly orientations?: readonly PageOrientation[];
}

export type OrientedLabels = Partial<Record<PageOrientation, readonly LeadLabel[]>>;

export type { PageOrientation };

export interface OrientedCandidate extends LayoutCandidate {
  readonly orientation: PageOrientation;
}

/** What speaks for a hypothesis, in nats by kind; negative speaks against it. */
export interface EvidenceShares {
  /** How common such pages are. */
  readonly habit: number;
  /** Order of the waves in a beat, direction and side of the pulses, how often pages lie so. */
  readonly orientation: number;
  /** Laws of Einthoven and Goldberger. */
  readonly relations: number;
  /** Usual shapes of the leads. */
  readonly shapes: number;
  /** Rows that keep their shape within a lead, and columns whose beats are those of others. */
  readonly continuity: number;
  readonly separators: number;
  /** Names read beside the leads. */
  readonly labels: number;
  /** Rhythm strips that repeat short leads. */
  readonly strips: number;
}

export type LayoutChoice =
  | {
      readonly kind: 'chosen';
      readonly name: string;
      /** In the frame of `turnEvidence(evidence, orientation)`, which is the page itself where that is upright. */
      readonly regions: readonly LeadPlace[];
      readonly score: number;
      readonly runnerUp: OrientedCandidate | null;
      /** 0 to 1. */
      readonly confidence: number;
      /** What the evidence left open, in words. */
      /** Places of leads that nothing names, in words; they are among the uncertainties, too. Default: none. */
      readonly leftOut?: readonly string[];
      readonly uncertainties: readonly string[];
      readonly orientation: PageOrientation;
      readonly evidence: EvidenceShares;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly OrientedCandidate[]; readonly reason: string }
  | { readonly kind: 'unknown'; readonly candidates: readonly OrientedCandidate[]; readonly reason: string };
