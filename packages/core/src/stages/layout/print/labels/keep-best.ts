import type { NamedBox } from './name-boxes.ts';

/** Boxes that share more than this part of the smaller one are readings of the same name. */
const sameName = 0.4;

/** The surest reading of each name, the surest first. */
export function keepBest(boxes: readonly NamedBox[]): NamedBox[] {
  const kept: NamedBox[] = [];
  for (const box of [...boxes].sort((one, other) => other.confidence - one.confidence)) {
    if (kept.every((other) => sharedPart(box, other) <= sameName)) kept.push(box);
  }
  return kept;
}

function sharedPart(one: NamedBox, other: NamedBox): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left) + 1;
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + 1;
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(area(one), area(other));
}

function area({ left, right, top, bottom }: NamedBox): number {
  return (right - left + 1) * (bottom - top + 1);
}
