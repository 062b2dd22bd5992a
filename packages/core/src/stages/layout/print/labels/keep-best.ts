import type { NamedBox } from './name-boxes.ts';

/** Boxes that share more than this part of the smaller one are readings of the same name. */
const sameName = 0.4;
/** So are boxes with the same name on one line that stand no farther apart than this, over their height. */
const sameWord = 0.7;

/**
 * The surest reading of each name, the surest first. Letters of a name that were read apart, each with the others in sight,
 * as bars of III are, become one box.
 */
export function keepBest(boxes: readonly NamedBox[]): NamedBox[] {
  const kept: NamedBox[] = [];
  for (const box of [...boxes].sort((one, other) => other.confidence - one.confidence)) {
    if (kept.some((other) => sharedPart(box, other) > sameName)) continue;
    const beside = kept.findIndex((other) => other.lead === box.lead && standTogether(other, box));
    if (beside < 0) kept.push(box);
    else kept[beside] = join(kept[beside]!, box);
  }
  return kept;
}

function sharedPart(one: NamedBox, other: NamedBox): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left) + 1;
  const height = sharedHeight(one, other);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(area(one), area(other));
}

function standTogether(one: NamedBox, other: NamedBox): boolean {
  const least = Math.min(one.bottom - one.top, other.bottom - other.top) + 1;
  const apart = Math.max(one.left, other.left) - Math.min(one.right, other.right) - 1;
  return apart <= sameWord * least && sharedHeight(one, other) > least / 2;
}

function sharedHeight(one: NamedBox, other: NamedBox): number {
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + 1;
}

function join(one: NamedBox, other: NamedBox): NamedBox {
  return {
    ...one,
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
    ink: one.ink + other.ink,
  };
}

function area({ left, right, top, bottom }: NamedBox): number {
  return (right - left + 1) * (bottom - top + 1);
}
