import type { LeadLabel } from '../../../model/printed.ts';

/** Names that read the same upside down and in a mirror. */
const symmetric: ReadonlySet<string> = new Set(['I', 'II', 'III']);
/** A name that is read less surely than this tells nothing. */
const read = 0.5;

/**
 * Labels of a page that may lie any way: all of them where a name is among them that can be read in one way only, and
 * none where there is not.
 */
export function tellOrientation(labels: readonly LeadLabel[]): readonly LeadLabel[] {
  return labels.some(({ lead, confidence }) => confidence >= read && !symmetric.has(lead)) ? labels : [];
}
