import { millimetres } from '../units.ts';
import { measureText, type TextPlace } from './place-text.ts';
import type { RenderedText } from './render-truth.ts';

/** A text with its width on the paper; lengths in millimetres. */
export function describeText(
  text: string,
  place: TextPlace & Pick<RenderedText, 'role' | 'lead' | 'row' | 'font'>,
): RenderedText {
  return {
    ...place,
    text,
    x: millimetres(place.x),
    y: millimetres(place.y),
    height: millimetres(place.height),
    width: millimetres(measureText(text, place.height, place.font)),
    angle: place.angle ?? 0,
  };
}
