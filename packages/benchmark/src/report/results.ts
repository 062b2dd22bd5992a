import type { DigitizeOptions } from '@einthoven/core';
import type { Summary } from '../metrics/summary.ts';
import type { PageResult } from '../run/page-result.ts';

/** Raised whenever a figure changes its name or meaning, so that runs are not compared that cannot be. */
export const resultsVersion = 1;

/** The name of the group of all pages. */
export const allPages = 'ALL';

/** What `results.json` holds: nothing of the machine, the date or the state of the sources, so that runs can be compared. */
export interface Results {
  readonly resultsVersion: typeof resultsVersion;
  readonly versions: { readonly benchmark: string; readonly node: string };
  readonly options: {
    /** Null where stored predictions were scored. */
    readonly digitize: DigitizeOptions | null;
    readonly by: string;
    readonly only: string | null;
    readonly workers: number;
    /** Peak memory is a page's own only if each page had its own process. */
    readonly isolate: boolean;
    readonly maximumSeconds: number;
  };
  /** By category, in alphabetical order, then `ALL`. */
  readonly categories: Readonly<Record<string, Summary>>;
  readonly pages: readonly PageResult[];
}
