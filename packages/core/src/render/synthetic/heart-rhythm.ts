export interface AtrialBeat {
  /** Second at which P begins. */
  readonly time: number;
  readonly kind: 'sinus' | 'ectopic' | 'retrograde';
  readonly paced: boolean;
}

export interface VentricularBeat {
  /** Second at which QRS begins. */
  readonly time: number;
  /** Seconds since the beat before. */
  readonly interval: number;
  readonly kind: 'conducted' | 'ectopic' | 'paced';
}

/** What happens when, also a little before and after the record. */
export interface HeartRhythm {
  readonly atria: readonly AtrialBeat[];
  readonly ventricles: readonly VentricularBeat[];
  /** Waves of the flutter a second; null without flutter. */
  readonly flutterFrequency: number | null;
}

/** A beat as it is planned; the intervals follow from the times. */
export type PlannedBeat = Omit<VentricularBeat, 'interval'>;

/** Seconds planned before the record, so that it begins in the middle of things. */
export const leadIn = 4;
/** The ventricles cannot follow faster. */
export const shortestInterval = 0.24;
