import type { LeadTrace, TracedPage } from '../../model/page.ts';
import type { LineNetwork } from '../../network/line-network.ts';
import { refineOnce } from '../../network/lines/refine-once.ts';

/** A trace that was far from its line is seen better from nearby: the network looks twice. */
const looks = 2;

/**
 * The traces, each sample moved to where a network says that the middle of the pen is: it has learned from the ink and the
 * marks about a trace, and from the steepness of the others at the same time, where the classical decoder errs. It looks
 * again from where it has moved them. Holes stay holes. Without marks of the ink network the traces stay as they are.
 */
export async function refineTraces(
  page: Pick<TracedPage, 'traces' | 'flat' | 'layout' | 'penWidth'>,
  network: LineNetwork,
): Promise<readonly LeadTrace[]> {
  const { lines } = page.flat;
  if (lines === undefined) return page.traces;
  let { traces } = page;
  for (let look = 0; look < looks; look++) traces = await refineOnce({ ...page, traces }, lines, network);
  return traces;
}
