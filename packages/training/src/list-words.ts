import type { PrintedLead } from '@einthoven/core';
import type { RenderTruth } from '@einthoven/core/render';
import { leadOfSpelling } from './lead-spellings.ts';
import type { ScatteredWord } from './scatter-words.ts';

/** A word on the paper, mm from the upper left corner of the page. */
export interface PaperWord {
  /** Null: something that is written there and names no lead, or more than one word. */
  readonly lead: PrintedLead | null;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Height of small letters over that of capitals. */
const smallHeight = 0.66;

/** Every text of the page with its box; names in two pieces come as they were scattered. */
export function listWords(truth: RenderTruth, scatter: readonly ScatteredWord[]): PaperWord[] {
  const pieces = new Set(scatter.filter(({ name }) => name !== null).flatMap(({ texts }) => texts.map(placeKey)));
  const single = truth.texts.flatMap((text): PaperWord[] => {
    if (pieces.has(placeKey(text)) || text.angle !== 0) return [];
    const high = /[A-Z0-9bdfhklt]/.test(text.text) ? 1 : smallHeight;
    const { x, y, height, width } = text;
    return [{ lead: leadOfSpelling(text.text.trim()), left: x, top: y - high * height, right: x + width, bottom: y }];
  });
  const double = scatter.flatMap(({ texts, name }): PaperWord[] => {
    const [first] = texts;
    if (name === null || first === undefined) return [];
    const { x, y, height } = first;
    return [{ lead: name.lead, left: x, top: y - height, right: x + name.width, bottom: y + 0.2 * height }];
  });
  return [...single, ...double];
}

function placeKey({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }): string {
  return `${text} ${x.toFixed(3)} ${y.toFixed(3)}`;
}
