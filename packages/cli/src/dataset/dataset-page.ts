/** One page of a data set: its picture and what is known about it. Paths are absolute. */
export interface DatasetPage {
  /** Path below the folder of the data set without extension, with forward slashes. */
  readonly name: string;
  readonly picture: string;
  /** JSON truth; null where there is none. */
  readonly truth: string | null;
  /** Header of the WFDB record that the page shows; null where there is none. */
  readonly record: string | null;
}
