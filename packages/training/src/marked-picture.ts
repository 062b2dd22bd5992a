import type { GrayImage, PaperMap } from '@einthoven/core';
import type { Frame } from './create-layer-mesh.ts';
import type { FlatLine } from './project-line.ts';

/** A picture of a page of which is known where its traces are. */
export interface MarkedPicture {
  /** JPEG, PNG or another format that the pipeline reads. */
  readonly bytes: Uint8Array;
  /** Brings what is known onto the flat page as the pipeline sees it, with all errors of its map. */
  readonly flatten: (map: PaperMap, frame: Frame) => FlatMarks;
  /** For the header of the page's file; `record` keeps pages of one record together. */
  readonly description: Readonly<Record<string, string | number>>;
}

/** What is known of a flat page. */
export interface FlatMarks {
  /** Where the middle of the pen went. */
  readonly lines: readonly FlatLine[];
  /** What covers each pixel; asked for only where it is needed. */
  readonly drawCover: () => FlatCover;
}

/** 255 where a pixel is all covered. */
export interface FlatCover {
  readonly traces: GrayImage;
  readonly separators: GrayImage;
  readonly text: GrayImage;
  /** Which of them are known of each pixel, where not all are: 1 traces + 2 separators + 4 text. */
  readonly known?: Uint8Array;
}
