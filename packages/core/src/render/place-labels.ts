import { describeText } from './describe-text.ts';
import type { PlannedLead } from './page-plan.ts';
import { measureText } from './place-text.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderedText } from './render-truth.ts';

const labelAbove = 5.5;
const labelBelow = 4;
const labelInset = 1;

/**
 * Lead names at the start of their leads; `leftEdge` is where the row's ink begins (with its pulse), so that names to
 * the left of the first column clear it.
 */
export function placeLabels(
  regions: readonly PlannedLead[],
  options: ResolvedRenderOptions,
  content: { readonly left: number; readonly leftEdge: number },
): RenderedText[] {
  const { labels, labelHeight, labelOffsetX, labelOffsetY } = options;
  if (labels === 'none') return [];
  const font = options.labelFont ?? options.font;
  return regions.map((region) => {
    const printed = region.inverted ? '-aVR' : region.lead;
    const text = options.labelNames[printed] ?? printed;
    const edge = region.left === content.left ? content.leftEdge : region.left;
    const place = {
      above: { x: region.left + labelInset, y: region.baseline - labelAbove },
      below: { x: region.left + labelInset, y: region.baseline + (labelBelow + labelHeight) },
      over: { x: region.left + labelInset, y: region.baseline + labelHeight / 2 },
      left: { x: edge - labelInset - measureText(text, labelHeight, font), y: region.baseline + labelHeight / 2 },
    }[labels];
    const { lead, row } = region;
    const style = { height: labelHeight, font, role: 'label', lead, row } as const;
    return describeText(text, { x: place.x + labelOffsetX, y: place.y + labelOffsetY, ...style });
  });
}
