import type { LayoutTemplate } from '../model/layout-template.ts';
import type { CalibrationPulse, LeadRegion, LeadSeparator } from '../model/page-layout.ts';
import type { EcgRecord } from '../model/record.ts';
import type { Millimetres, MillimetresPerMillivolt, MillimetresPerSecond, PixelsPerMillimetre } from '../units.ts';
import type { PaperAffine } from './paper-affine.ts';
import type { RenderedPose } from './place-page.ts';
import type { PixelPath } from './stroke-path.ts';

/** Where one lead was drawn. */
export interface RenderedLead extends LeadRegion {
  /** Height of 0 mV. */
  readonly baseline: Millimetres;
  /** Height of one millivolt of this lead. */
  readonly gain: MillimetresPerMillivolt;
  /** The middle of the pen in source pixels, from left to right on the paper, at least four points a pixel; NaN in gaps. */
  readonly centreLine: PixelPath;
}

export interface RenderedText {
  readonly text: string;
  /** Left end of the line that the letters stand on. */
  readonly x: Millimetres;
  readonly y: Millimetres;
  /** Height of capital letters. */
  readonly height: Millimetres;
  readonly width: Millimetres;
}

/** What a rendered page shows, exactly. Paper points count from the upper left corner of the page. */
export interface RenderTruth {
  readonly template: LayoutTemplate;
  readonly pageWidth: Millimetres;
  readonly pageHeight: Millimetres;
  readonly penWidth: Millimetres;
  readonly paperSpeed: MillimetresPerSecond;
  /** Of limb leads; chest leads may have their own, see `regions`. */
  readonly gain: MillimetresPerMillivolt;
  readonly pixelsPerMillimetre: PixelsPerMillimetre;
  readonly pose: RenderedPose;
  readonly paperToSource: PaperAffine;
  readonly regions: readonly RenderedLead[];
  readonly separators: readonly LeadSeparator[];
  readonly pulses: readonly CalibrationPulse[];
  readonly texts: readonly RenderedText[];
  /** What is drawn, at the sampling frequency of the source; NaN where nothing is drawn or the picture ends before it. */
  readonly record: EcgRecord;
}
