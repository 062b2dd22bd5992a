import type { LayoutTemplate } from '@einthoven/core';
import type { HeartOptions, RenderOptions, WearOptions } from '@einthoven/core/render';
import type { FileSet, PageFailure } from '../batch/page-result.ts';
import type { Variation } from './variation.ts';
import type { WearChoice } from './wear-choice.ts';

export const presetNames = ['plain', 'reference', 'random'] as const;
export type PresetName = (typeof presetNames)[number];

export type PageOptions = Omit<RenderOptions, 'template' | 'wear'>;

/** How the pages of a run are to look; the same for all of them. */
export interface RenderStyle {
  readonly preset: PresetName;
  /** One is drawn for each page; with random pages the common ones more often. */
  readonly templates: readonly LayoutTemplate[];
  readonly wear: WearChoice;
  /** What the user set himself: it wins over preset, wear and random heart. */
  readonly options: { readonly render: PageOptions; readonly wear: WearOptions; readonly heart: HeartOptions };
  /** Options that are drawn for each page, and win over `options` where they are; default: none. */
  readonly variations?: readonly Variation[];
}

/** What is written for each page. */
export interface RenderOutputs {
  readonly format: 'png' | 'jpeg';
  /** Of JPEG, 1 to 100. */
  readonly quality: number;
  readonly truth: readonly TruthFormat[];
  readonly masks: boolean;
}

export const truthFormats = ['json', 'wfdb'] as const;
export type TruthFormat = (typeof truthFormats)[number];

/** Where the signal of a page comes from. `name` is unique in a run: random numbers depend on it. */
export type RecordSource =
  | { readonly kind: 'file'; readonly name: string; readonly path: string; readonly from: number }
  | { readonly kind: 'synthetic'; readonly name: string }
  /** A page that is no ECG; its name ends with what it shows. */
  | { readonly kind: 'negative'; readonly name: string };

/** One page to render, as it is sent to a worker. */
export interface RenderRequest {
  readonly source: RecordSource;
  /** From 0, among the pages of this record. */
  readonly pageIndex: number;
  /** Name of the page and of its files, without extension. */
  readonly id: string;
  readonly seed: number;
  readonly style: RenderStyle;
  readonly outputs: RenderOutputs;
}

/** One row of `index.json`: what is on a page and in which files. */
export interface IndexRow {
  readonly id: string;
  readonly file: string;
  /** What happened to the page: `clean`, `scan`, `photo` … */
  readonly category: string;
  readonly record: string;
  readonly layout: string;
  /** mm/s */
  readonly paperSpeed: number;
  /** mm/mV */
  readonly gain: number;
  /** Of the page as it was drawn. */
  readonly dpi: number;
  readonly pulse: string;
  readonly notes: string;
  readonly leads: readonly { readonly lead: string; readonly start: number; readonly end: number }[];
  /** Name of the WFDB record with what is drawn. */
  readonly truth?: string;
  /** Samples of that record. */
  readonly samples: number;
  /** File with the geometry. */
  readonly geometry?: string;
  readonly source: 'synthetic' | 'record';
}

/** What a worker sends back. Files are written by the main thread, so that a stopped worker leaves no half page. */
export type RenderResult =
  | {
      readonly status: 'complete' | 'partial';
      /** Null: a page that is no ECG. */
      readonly index: IndexRow | null;
      /** Leads of the layout that the record does not have, or not at their time. */
      readonly missingLeads: readonly string[];
      readonly files: FileSet;
    }
  | PageFailure;
