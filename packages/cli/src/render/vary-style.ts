import { mergeOptions, type OptionTree } from '@einthoven/core';
import { createSeededRandom, type SeededRandom } from '@einthoven/core/render';
import { deriveSeed } from './derive-seed.ts';
import type { RenderRequest, RenderStyle } from './render-request.ts';
import type { Variation } from './variation.ts';

/** The style of one page: what varies is drawn, and stands among what the user set. Hearts vary with the record. */
export function varyStyle({ source, pageIndex, seed, style }: RenderRequest): RenderStyle {
  const { variations = [], options } = style;
  let varied: OptionTree = { ...options };
  for (const variation of variations) {
    const page = variation.path.startsWith('heart.') ? 0 : pageIndex;
    const random = createSeededRandom(deriveSeed(seed, source.name, page, `vary ${variation.path}`));
    if (random.uniform() >= variation.chance) continue;
    varied = mergeOptions(varied, nest(variation.path.split('.'), drawValue(variation, random)));
  }
  return { ...style, options: varied as unknown as RenderStyle['options'] };
}

function nest([first, ...rest]: readonly string[], value: unknown): OptionTree {
  return { [first!]: rest.length === 0 ? value : nest(rest, value) };
}

function drawValue({ values }: Variation, random: SeededRandom): unknown {
  const share = random.uniform();
  if ('length' in values) return values[Math.floor(share * values.length)];
  const { low, high, isWhole } = values;
  return isWhole ? low + Math.floor(share * (high - low + 1)) : low + share * (high - low);
}
