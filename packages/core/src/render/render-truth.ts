import type { LayoutTemplate } from '../model/layout-template.ts';
import type { LeadName } from '../model/lead.ts';
import type { CalibrationPulse, LeadPlace, LeadSeparator } from '../model/page-layout.ts';
import type { EcgRecord } from '../model/record.ts';
import type { Millimetres, MillimetresPerMillivolt, MillimetresPerSecond, PixelsPerMillimetre } from '../units.ts';
import type { Decoy } from './decoy-schema.ts';
import type { FontName } from './font-faces.ts';
import type { PaperAffine } from './paper-affine.ts';
import type { PaperPictureMap } from './paper-picture-map.ts';
import type { RenderedPose } from './place-page.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { PixelPath } from './stroke-path.ts';

/** Where one lead was drawn. */
export interface RenderedLead extends LeadPlace {
  /** Height of 0 mV. */
  readonly baseline: Millimetres;
  /** Height of one millivolt of this lead. */
  readonly gain: MillimetresPerMillivolt;
  /** The middle of the pen in source pixels, from left to right on the paper, at least four points a pixel; NaN in gaps. */
  readonly centreLine: PixelPath;
  /** Time of each point of the centre line, seconds of the record. */
  readonly times: Float64Array;
}

export interface RenderedText {
  readonly text: string;
  /** Left end of the line that the letters stand on. */
  readonly x: Millimetres;
  readonly y: Millimetres;
  /** Height of capital letters. */
  readonly height: Millimetres;
  readonly width: Millimetres;
  readonly font: FontName;
  /** Degrees counterclockwise around (x, y). */
  readonly angle: number;
  readonly role: 'label' | 'header' | 'footer' | 'text' | 'table';
  /** The lead that a label names, and its row. */
  readonly lead?: LeadName;
  readonly row?: number;
}

/** One flat top of a calibration pulse: a millivolt at some gain. */
export interface PulseStep {
  readonly left: Millimetres;
  readonly right: Millimetres;
  readonly top: Millimetres;
  readonly gain: MillimetresPerMillivolt;
}

export interface RenderedPulse extends CalibrationPulse {
  /** From left to right; `top` of the pulse is the top of the first. */
  readonly steps: readonly PulseStep[];
  /** Flat line before and after it. */
  readonly footLength: Millimetres;
}

export interface RenderedSeparator extends LeadSeparator {
  /** Upper and lower end. */
  readonly top: Millimetres;
  readonly bottom: Millimetres;
}

/** What a rendered page shows, exactly. Paper points count from the upper left corner of the page. */
export interface RenderTruth {
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  readonly template: LayoutTemplate;
  readonly pageWidth: Millimetres;
  readonly pageHeight: Millimetres;
  readonly penWidth: Millimetres;
  readonly paperSpeed: MillimetresPerSecond;
  /** Of limb leads; chest leads may have their own, see `regions`. */
  readonly gain: MillimetresPerMillivolt;
  readonly pixelsPerMillimetre: PixelsPerMillimetre;
  readonly pose: RenderedPose;
  /** To the picture as it was drawn, before any wear. */
  readonly paperToSource: PaperAffine;
  /** To the picture as it is, through all wear. */
  readonly paperToPicture: PaperPictureMap;
  readonly regions: readonly RenderedLead[];
  readonly separators: readonly RenderedSeparator[];
  readonly pulses: readonly RenderedPulse[];
  readonly texts: readonly RenderedText[];
  readonly decoys: readonly Decoy[];
  /**
   * What is drawn, at the sampling frequency of the source, as the printer filtered it; NaN where nothing is drawn or
   * the picture ends before it.
   */
  readonly record: EcgRecord;
  /** All options, with their defaults. */
  readonly options: ResolvedRenderOptions;
}
