import type { Millimetres, PixelsPerMillimetre } from '../units.ts';
import type { FloatImage, GrayImage, RgbImage } from './image.ts';
import type { LeadName } from './lead.ts';
import type { PageLayout } from './page-layout.ts';
import type { PagePose, PaperGrid, PicturePoint } from './paper-map.ts';
import type { PagePrint, PaperBox } from './printed.ts';
import type { QualityReport } from './quality.ts';
import type { EcgRecord, LeadSignal } from './record.ts';

/** What goes in: the bytes of one picture file and which of its pages is meant. */
export interface PageSource {
  /** For messages and record names; the library opens no file. */
  readonly sourceName: string;
  readonly bytes: Uint8Array;
  /** 0 for files with a single page. */
  readonly pageIndex: number;
}

export interface ReadPage extends PageSource {
  readonly format: string;
  /** Upright as its metadata say, alpha laid over white. */
  readonly image: RgbImage;
  /** From the file's metadata; null where it says nothing usable. */
  readonly dotsPerInch: number | null;
}

/** Evidence a pixel, at the size of the source picture. 0: none, 255: certain. */
export interface PageMaps {
  readonly grid: GrayImage;
  readonly ink: GrayImage;
  readonly text: GrayImage;
  /** Ink of pens and stamps of another colour than print, which `ink` is without; absent: there is none. */
  readonly pens?: GrayImage;
}

/** One of several ECGs on a page, which is read by itself. */
export interface PagePart {
  /** From 1, in the order of reading. */
  readonly number: number;
  /** ECGs of the page. */
  readonly count: number;
  /** Corners of the area around it, in the picture. */
  readonly outline: readonly PicturePoint[];
}

export interface SegmentedPage extends ReadPage {
  readonly maps: PageMaps;
  /** The one of several ECGs that is read: the maps hold nothing else. Absent: the whole page. */
  readonly part?: PagePart;
}

export interface RectifiedPage extends SegmentedPage {
  readonly pose: PagePose;
}

/**
 * How surely (0 to 1) the middle of a pen crosses each half column of the flat paper: half column k of `marks` stands at
 * x = left + (k - 0.5) / 2 / pixelsPerMillimetre, row v at y = top + v / pixelsPerMillimetre.
 */
export interface LineMarks {
  readonly left: Millimetres;
  readonly top: Millimetres;
  readonly pixelsPerMillimetre: PixelsPerMillimetre;
  readonly marks: FloatImage;
  /** Whether the page was too hard to read without a network, so that `ink` of the flat page is the network's too. */
  readonly needed: boolean;
}

/** The paper flattened: one pixel is 1 / pixelsPerMillimetre; pixel (0, 0) has its centre at (left, top). */
export interface FlatPage {
  readonly left: Millimetres;
  readonly top: Millimetres;
  readonly pixelsPerMillimetre: PixelsPerMillimetre;
  /** Part of each pixel covered by trace ink, the grid taken off: 0 to 1. */
  readonly ink: FloatImage;
  /** How well ink could be told from grid there: 0 (not at all) to 255. */
  readonly reliability: GrayImage;
  /** Where a network looked at the page: where it sees the middle of a pen. */
  readonly lines?: LineMarks;
}

export interface GriddedPage extends RectifiedPage {
  readonly grid: PaperGrid;
  readonly flat: FlatPage;
}

export interface LaidOutPage extends GriddedPage {
  /** What was read of its print, upright. */
  readonly print: PagePrint;
  readonly layout: PageLayout;
  /** Where more than one ECG seems to stand; absent: nowhere. */
  readonly severalSets?: SeveralSets;
}

/** Where several ECGs seem to stand on a page, in the order of reading, and what shows it. */
export interface SeveralSets {
  readonly sets: readonly EcgSet[];
  /** `names`: leads are named in each; `shape`: rows stand apart, and no names could be read. */
  readonly shownBy: 'names' | 'shape';
}

export interface EcgSet {
  readonly box: PaperBox;
  /** Corners of the box in the picture; where it ends with the page they lie far outside. */
  readonly outline: readonly PicturePoint[];
}

/** The centre line of one lead: sample i stands at x = start + i * step on the flat paper. */
export interface LeadTrace {
  /** Index into layout.regions. */
  readonly region: number;
  readonly start: Millimetres;
  readonly step: Millimetres;
  /** Height of the centre line (y, downward); NaN where nothing readable is drawn. */
  readonly y: Float32Array;
  /** 0 to 1. */
  readonly confidence: Float32Array;
  /** Mean size (mm) of the error that the network expects which refined it; absent: none did. */
  readonly doubt?: Float32Array;
}

export interface TracedPage extends LaidOutPage {
  readonly traces: readonly LeadTrace[];
  readonly penWidth: Millimetres;
}

export interface SignalledPage extends TracedPage {
  readonly record: EcgRecord;
  /** The leads of the record as each was read by itself, before they were brought into agreement. */
  readonly leadsAsRead: readonly LeadSignal[];
}

export interface DigitizedPage extends SignalledPage {
  readonly quality: QualityReport;
}

/** What comes out. A run that finished with holes is never called complete. */
export type Digitization = (
  | { readonly status: 'complete' }
  | {
      readonly status: 'partial';
      readonly missingLeads: readonly LeadName[];
      readonly reasons: readonly string[];
    }
) & {
  readonly page: DigitizedPage;
  readonly timings: StageTimings;
  /** The further ECGs of the page, in the order of reading; absent: it has one. */
  readonly others?: readonly Digitization[];
};

/** Milliseconds a stage, in order. */
export type StageTimings = readonly { readonly stage: string; readonly milliseconds: number }[];
