import type { RgbImage } from '../model/image.ts';
import type { EcgRecord } from '../model/record.ts';
import { composePage } from './compose-page.ts';
import { createGridCover } from './create-grid-cover.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import { drawDecoy } from './draw-decoy.ts';
import { drawLead, drawPulse, drawSeparator, drawText } from './draw-page-ink.ts';
import { findJoinedLead } from './find-joined-lead.ts';
import { createPageCanvas } from './page-canvas.ts';
import { paintPage } from './paint-page.ts';
import type { RenderOptions } from './render-options.ts';
import type { RenderTruth } from './render-truth.ts';
import { carryTruth } from './wear/carry-truth.ts';
import type { PixelMap } from './wear/pixel-map.ts';
import { wearFreshPage } from './wear/wear-fresh-page.ts';

export interface RenderedPage {
  readonly image: RgbImage;
  readonly truth: RenderTruth;
  /** The page before its wear, and the way to it; null for a page without wear. */
  readonly clean: { readonly truth: RenderTruth; readonly map: PixelMap } | null;
}

/**
 * Draws a record as an ECG page, with the exact truth about what stands where. Pure: the same record and options give
 * the same bytes. Signals are drawn in millivolts around each row's baseline; what does not fit on the page is cut off,
 * and the truth's record is NaN there. A record without leads gives a page of grid and text only.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `renderOptionsSchema` for units and defaults.
 */
export function renderPage(record: EcgRecord, options: RenderOptions): RenderedPage {
  const truth = composePage(record, options);
  const { textColor, inkColor, penWidth, pulsePenWidth = penWidth, separatorWidth } = truth.options;
  const { pointSpread } = truth.options;
  const canvas = createPageCanvas({ ...truth, pointSpread, lentFor: 'traces' });
  const { strokeFading, seed } = truth.options;
  const { pixelsPerMillimetre } = truth;
  const random = createSeededRandom(seed);
  const fading = strokeFading > 0 ? { fading: { fading: strokeFading, pixelsPerMillimetre, random } } : {};
  for (const lead of truth.regions)
    drawLead(canvas, lead, { width: penWidth, joinedFrom: findJoinedLead(truth, lead), ...fading });
  for (const pulse of truth.pulses) drawPulse(canvas, pulse, { width: pulsePenWidth, ...fading });
  for (const separator of truth.separators) drawSeparator(canvas, separator, separatorWidth);
  const textCanvas = textColor === undefined ? canvas : createPageCanvas({ ...truth, pointSpread, lentFor: 'texts' });
  for (const text of truth.texts) drawText(textCanvas, text);
  for (const decoy of truth.decoys) drawDecoy(textCanvas, decoy);
  const inks = [{ cover: canvas.layer, color: inkColor }];
  if (textColor) inks.push({ cover: textCanvas.layer, color: textColor });
  const image = paintPage(inks, createGridCover(truth), truth);
  const { wear, dotsPerInch } = truth.options;
  if (wear === null) return { image, truth, clean: null };
  return carryTruth(truth, wearFreshPage(image, { ...wear, dotsPerInch }, seed));
}
