import { EinthovenError } from '../../../errors.ts';
import type { SeveralSets } from '../../../model/page.ts';

/** No layout fits the whole page, and several ECGs seem to stand on it: each may be read by itself. */
export class SeveralEcgsError extends EinthovenError {
  readonly severalSets: SeveralSets;

  constructor(error: EinthovenError, severalSets: SeveralSets) {
    super(error.code, error.message, { cause: error, remedy: error.remedy });
    this.severalSets = severalSets;
  }
}
