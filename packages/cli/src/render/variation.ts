/** An option that is drawn anew for each page, as `--vary` gives it. */
export interface Variation {
  /** As in `wear.stains`. */
  readonly path: string;
  /** Part of the pages on which it is drawn; on the others preset, wear and `--set` say what it is. */
  readonly chance: number;
  /** One of these, or a number between two, both included. */
  readonly values: readonly unknown[] | { readonly low: number; readonly high: number; readonly isWhole: boolean };
}
