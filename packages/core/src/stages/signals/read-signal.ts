import type { LeadSignal } from '../../model/record.ts';

/** A printed piece of a lead as it is read: how wrong the lead may be is judged later. */
export interface ReadSignal extends Required<Omit<LeadSignal, 'errorMicrovolts'>> {
  /** Likely size of the error of each sample, mV; NaN where the sample is. */
  readonly doubt: Float32Array;
}
