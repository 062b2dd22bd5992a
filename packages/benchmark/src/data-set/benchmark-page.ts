/** One page with its truth. */
export interface BenchmarkPage {
  /** Unique; predictions are stored under it. */
  readonly id: string;
  /** The picture; null where the truth stands alone. */
  readonly imagePath: string | null;
  /** WFDB record, without extension. */
  readonly truthPath: string;
  /** The words of its row in the index by which pages can be grouped. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What stands for a page without the asked label. */
export const noLabel = '-';
