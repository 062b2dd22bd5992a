import type { PrintedLead } from './lead.ts';

/** How the leads stand on a page. Rows from top to bottom, in each row its columns from left to right. */
export interface LayoutTemplate {
  /** Unique, as users write it: `3x4+1`, `cabrera6x2`. */
  readonly name: string;
  readonly description: string;
  /** Rows of short leads; every row has the same number of columns. */
  readonly rows: readonly (readonly PrintedLead[])[];
  /** Full-width rhythm strips below the short leads. `null`: any lead, decided by the signal. */
  readonly rhythmStrips: readonly (PrintedLead | null)[];
  /** `sequential`: each column continues where the one before ended. `simultaneous`: every column starts at 0 s. */
  readonly columnTiming: 'sequential' | 'simultaneous';
}
