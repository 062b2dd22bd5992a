import type { GrayImage } from '../../model/image.ts';
import { type LabelPage, labelPageScale } from './draw-label-page.ts';

/** The page upside down: paper coordinates change their signs, and the last pixel is the first one. */
export function turnLabelPage({ left, top, ink, trace }: LabelPage): LabelPage {
  return {
    left: -(left + (ink.width - 1) / labelPageScale),
    top: -(top + (ink.height - 1) / labelPageScale),
    ink: turn(ink),
    trace: turn(trace),
  };
}

function turn({ width, height, data }: GrayImage): GrayImage {
  return { width, height, data: data.toReversed() };
}
