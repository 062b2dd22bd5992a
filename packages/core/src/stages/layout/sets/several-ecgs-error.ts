import { EinthovenError } from '../../../errors.ts';
import type { GriddedPage, SeveralSets } from '../../../model/page.ts';

/** No layout fits the whole page, and several ECGs seem to stand on it: each may be read by itself. */
export class SeveralEcgsError extends EinthovenError {
  readonly severalSets: SeveralSets;
  /** The whole page, as it was laid flat. */
  readonly page: GriddedPage;

  constructor(error: EinthovenError, severalSets: SeveralSets, page: GriddedPage) {
    super(error.code, error.message, { cause: error, remedy: error.remedy });
    this.severalSets = severalSets;
    this.page = page;
  }
}
