import type { PrintedLead } from '@einthoven/core';
import { type FontName, fontNames, type SeededRandom } from '@einthoven/core/render';
import { leadSpellings } from './lead-spellings.ts';

/** A word put on a page for the label network: as the renderer takes it, and the lead that it names, if any. */
export interface ScatteredWord {
  readonly texts: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly font: FontName;
  }[];
  /** Null: the words are none, or the renderer's truth tells where they are. */
  readonly name: { readonly lead: PrintedLead; readonly width: number } | null;
}

/** The part of a page on which words are scattered, mm. */
export interface ScatterArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words that look like names of leads and are none, and what else stands near traces. */
const decoys = (
  'V aV VI IV VII V10 V12 I/II HR 72 120 25 10 mm s mV 1 2 3 11 111 PR QT ms bpm X1 N1 A1 U1 Y2 VT AV L R F N ID D4 ' +
  'L4 CI CL M1 aF 10mm/mV 25mm/s 0.5 40Hz 50~ ECG P QRS T V1-V3 II+III Lead x1 J U 7 W IIII ST 4 VV 14 41 + - | ( )'
).split(' ');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Part of the scattered words that name a lead, and of those the part with the common spelling. */
const namePart = 0.6;
const commonPart = 0.4;
/** Part of the names that have a lowered small digit, as textbooks write them. */
const subscriptPart = 0.12;
/** Part of the other words that are letters at random. */
const randomPart = 0.3;
/** Height of capitals on paper, mm. */
const heights = [1.6, 4.8] as const;
/** Room around a word, over its height. */
const air = 0.8;
const mostTries = 20;
/** Width of a V over its height in faces that are not of the usual width, and in others. */
const widthsOfV: Partial<Record<FontName, number>> = {
  condensed: 0.41,
  boldCondensed: 0.44,
  wide: 0.87,
  roman: 0.65,
  boldRoman: 0.74,
  handScript: 0.63,
};
const usualWidthOfV = 0.67;
const printed = Object.keys(leadSpellings) as PrintedLead[];

/** Words at random places, apart from one another but not from the traces. */
export function scatterWords(random: SeededRandom, area: ScatterArea, count: number): ScatteredWord[] {
  const words: ScatteredWord[] = [];
  const taken: ScatterArea[] = [];
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.uniform() * items.length)]!;
  for (let k = 0; k < count; k++) {
    const height = heights[0] + (heights[1] - heights[0]) * random.uniform() ** 1.5;
    const lead = random.uniform() < namePart ? pick(printed) : null;
    const text = lead === null ? drawDecoy(random, pick) : drawSpelling(random, lead, pick);
    const font = pick(fontNames);
    // Letters of the widest faces are as wide as high, with the space after them.
    const width = 1.25 * text.length * height;
    for (let n = 0; n < mostTries; n++) {
      const x = area.left + (area.right - area.left - width) * random.uniform();
      const y = area.top + height + (area.bottom - area.top - 2 * height) * random.uniform();
      const room = air * height;
      const box = { left: x - room, top: y - height - room, right: x + width + room, bottom: y + room };
      if (taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      const isLowered = /^[VC][1-9]$/.test(text) && random.uniform() < subscriptPart;
      const place = { x, y, height, font };
      words.push(isLowered ? lower(text, place, lead!) : { texts: [{ text, ...place }], name: null });
      break;
    }
  }
  return words;
}

function drawSpelling(random: SeededRandom, lead: PrintedLead, pick: <Item>(items: readonly Item[]) => Item): string {
  const spellings = leadSpellings[lead];
  return random.uniform() < commonPart ? spellings[0]! : pick(spellings);
}

function drawDecoy(random: SeededRandom, pick: <Item>(items: readonly Item[]) => Item): string {
  if (random.uniform() >= randomPart) return pick(decoys);
  return Array.from({ length: 1 + Math.floor(3 * random.uniform()) }, () => pick([...letters])).join('');
}

function lower(
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number; readonly font: FontName },
  lead: PrintedLead,
): ScatteredWord {
  const across = (widthsOfV[place.font] ?? usualWidthOfV) * place.height;
  const small = 0.65 * place.height;
  const x = place.x + across + 0.2 * place.height;
  const width = across + 0.2 * place.height + 0.67 * small;
  return {
    texts: [
      { ...place, text: text[0]! },
      { ...place, text: text[1]!, x, y: place.y + 0.2 * place.height, height: small },
    ],
    name: { lead, width },
  };
}

function overlaps(one: ScatterArea, other: ScatterArea): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
