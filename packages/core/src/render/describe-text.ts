import { millimetres } from '../units.ts';
import { measureText } from './place-text.ts';
import type { RenderedText } from './render-truth.ts';

/** A text with its width on the paper; lengths in millimetres. */
export function describeText(
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number },
): RenderedText {
  return {
    text,
    x: millimetres(place.x),
    y: millimetres(place.y),
    height: millimetres(place.height),
    width: millimetres(measureText(text, place.height)),
  };
}
