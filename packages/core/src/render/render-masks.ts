import type { FloatImage, GrayImage } from '../model/image.ts';
import type { LeadName } from '../model/lead.ts';
import { createGridCover } from './create-grid-cover.ts';
import { drawDecoy } from './draw-decoy.ts';
import { drawLead, drawPulse, drawSeparator, drawText } from './draw-page-ink.ts';
import { findJoinedLead } from './find-joined-lead.ts';
import { createPageCanvas, type PageCanvas } from './page-canvas.ts';
import type { PageCover } from './page-cover.ts';
import type { RenderedPage } from './render-page.ts';
import type { RenderTruth } from './render-truth.ts';
import { wearMask } from './wear/wear-mask.ts';

/** Ink of one lead in one row. */
export interface LeadMask {
  readonly lead: LeadName;
  readonly row: number;
  readonly rhythmStrip: boolean;
  readonly mask: GrayImage;
}

/** What covers each pixel of the picture, 0 to 255 for nothing to all of it; one mask does not know of another. */
export interface RenderedMasks {
  readonly leads: readonly LeadMask[];
  readonly pulses: GrayImage;
  readonly separators: GrayImage;
  readonly labels: GrayImage;
  /** Header, footer and further texts, with the words of tables and maps. */
  readonly texts: GrayImage;
  readonly decoys: GrayImage;
  readonly gridMinor: GrayImage;
  readonly gridMajor: GrayImage;
  /** Around the paper, where it was torn off, and fingers over it. */
  readonly background: GrayImage;
}

/**
 * Draws the parts of a rendered page apart from one another, as they lie in the picture. Noise, halftones, thresholds
 * and what fades or covers ink leave them as they are; what bends, moves or tears the page does not.
 */
export function renderMasks(page: Pick<RenderedPage, 'truth' | 'clean'>): RenderedMasks {
  const truth = page.clean?.truth ?? page.truth;
  const wear = (mask: GrayImage) => (page.clean ? wearMask(mask, page.clean.map) : mask);
  const { penWidth, pulsePenWidth = penWidth, separatorWidth, pointSpread } = truth.options;
  const draw = (fill: (canvas: PageCanvas) => void): GrayImage => {
    const canvas = createPageCanvas({ ...truth, pointSpread });
    fill(canvas);
    return wear(toMask(canvas.layer));
  };
  const grid = createGridCover(truth);
  const isLabel = ({ role }: { readonly role: string }) => role === 'label';
  return {
    leads: truth.regions.map((region) => ({
      lead: region.lead,
      row: region.row,
      rhythmStrip: region.rhythmStrip,
      mask: draw((canvas) => {
        drawLead(canvas, region, { width: penWidth, joinedFrom: findJoinedLead(truth, region) });
      }),
    })),
    pulses: draw((canvas) => {
      for (const pulse of truth.pulses) drawPulse(canvas, pulse, { width: pulsePenWidth });
    }),
    separators: draw((canvas) => {
      for (const separator of truth.separators) drawSeparator(canvas, separator, separatorWidth);
    }),
    labels: draw((canvas) => {
      for (const text of truth.texts) if (isLabel(text)) drawText(canvas, text);
    }),
    texts: draw((canvas) => {
      for (const text of truth.texts) if (!isLabel(text)) drawText(canvas, text);
    }),
    decoys: draw((canvas) => {
      for (const decoy of truth.decoys) drawDecoy(canvas, decoy);
    }),
    gridMinor: wear(maskOf(grid.minor, truth)),
    gridMajor: wear(maskOf(grid.major, truth)),
    background: invert(wear(maskOf(grid.paper, truth))),
  };
}

function toMask({ width, height, data }: FloatImage): GrayImage {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = Math.round(255 * data[i]!);
  return { width, height, data: mask };
}

function maskOf(cover: PageCover, { width, height }: RenderTruth): GrayImage {
  const data = new Uint8Array(width * height);
  const covers = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    cover.fillRow(row, covers);
    for (let column = 0; column < width; column++) data[row * width + column] = Math.round(255 * covers[column]!);
  }
  return { width, height, data };
}

function invert({ width, height, data }: GrayImage): GrayImage {
  return { width, height, data: data.map((value) => 255 - value) };
}
