import type { RenderedLead, RenderTruth } from './render-truth.ts';

/** The lead from whose end the pen goes on to this one without lifting. */
export function findJoinedLead(
  { regions, options }: Pick<RenderTruth, 'regions' | 'options'>,
  lead: RenderedLead,
): RenderedLead | null {
  const before = regions[regions.indexOf(lead) - 1];
  return options.continuousRows && before?.row === lead.row ? before : null;
}
