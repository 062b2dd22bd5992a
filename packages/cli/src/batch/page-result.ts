import type { DigitizeOptions, EcgRecord, ErrorCode } from '@einthoven/core';

/** One page to digitize, as it is sent to a worker. */
export interface PageRequest {
  readonly path: string;
  /** From 0. */
  readonly pageIndex: number;
  /** Name of the record and of its files, without folder and extension. */
  readonly recordName: string;
  readonly sha256: string;
  readonly options: DigitizeOptions;
  readonly outputs: OutputChoice;
  /** Whether every stage's overlay and data are wanted. */
  readonly debug: boolean;
  /** Whether the record itself is wanted beside its files, to be joined with those of other pages. */
  readonly keepRecord?: boolean;
  /** Holds 1 as soon as the page is to be given up; the pool adds it. */
  readonly stop?: Int32Array;
}

/** What is written for each page. */
export interface OutputChoice {
  /** Ids of record writers, such as `wfdb`. */
  readonly formats: readonly string[];
  readonly csvUnit: 'mV' | 'uV';
  readonly overlay: boolean;
  /** One HTML page for each page, and an index. */
  readonly report: boolean;
}

/** What a look at a file says before its pages are read. */
export type FileScan = { readonly status: 'found'; readonly sha256: string; readonly pageCount: number } | PageFailure;

export interface PageFailure {
  readonly status: 'failed';
  readonly code: ErrorCode;
  readonly message: string;
}

/** What tables, ledger and CSV tell about a page that gave signals. */
export interface PageSummary {
  readonly layout: string;
  /** mm/s */
  readonly paperSpeed: number;
  /** mm/mV */
  readonly gain: number;
  readonly scaleSource: string;
  readonly meanGrade: string;
  readonly worstGrade: string;
  readonly missingLeads: readonly string[];
  /** Why the page is only partial, in words. */
  readonly reasons: readonly string[];
}

/** File name to bytes. */
export type FileSet = ReadonlyMap<string, Uint8Array>;

/** How one ECG came out. */
export interface EcgOutcome {
  readonly status: 'complete' | 'partial';
  readonly summary: PageSummary;
}

/** What a worker sends back. Files are written by the main thread, so that a stopped worker leaves no half page. */
export type PageResult = (
  | (EcgOutcome & {
      /** The further ECGs of the page, in the order of reading; absent: it has one. */
      readonly others?: readonly EcgOutcome[];
      /** With the comments that its files have, if it was asked for. */
      readonly record?: EcgRecord;
    })
  | PageFailure
) & {
  /** What is to be written of all ECGs; of a page that failed its report, if it was asked for. */
  readonly files: FileSet;
  /** Overlays and data of the stages, also of a page that failed later on. */
  readonly debugFiles: FileSet;
};

/** One line of every report: what became of one page, of one ECG of a page with several, or of the joined pages of a file. */
export interface PageRow {
  /** Path of the file below the common input folder. */
  readonly path: string;
  /** From 1. */
  readonly page: number;
  /** Pages of the file; 1 where it could not be opened. */
  readonly pageCount: number;
  /** From 1, in the order of reading. */
  readonly ecg: number;
  /** ECGs of the page; 1 where it could not be read. */
  readonly ecgCount: number;
  /** Whether this is the record that all pages of the file make together. */
  readonly joined: boolean;
  /** Output path without extension, below the output folder. */
  readonly output: string;
  readonly status: 'complete' | 'partial' | 'failed';
  readonly summary: PageSummary | null;
  readonly errorCode: ErrorCode | null;
  readonly message: string;
  readonly seconds: number;
  /** Path of its report below the output folder; null: none was written. */
  readonly report: string | null;
  /** Taken over from an earlier run. */
  readonly resumed: boolean;
}
