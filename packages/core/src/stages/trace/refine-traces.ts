import type { LeadTrace, TracedPage } from '../../model/page.ts';
import type { LineNetwork } from '../../network/line-network.ts';
import { describeLine } from '../../network/lines/describe-line.ts';
import { listSteepness } from '../../network/lines/list-steepness.ts';

/**
 * The traces, each sample moved to where a network says that the middle of the pen is: it has learned from the ink and the
 * marks about a trace, and from the steepness of the others at the same time, where the classical decoder errs. Holes stay
 * holes. Without marks of the ink network the traces stay as they are.
 */
export async function refineTraces(
  { traces, flat, layout, penWidth }: Pick<TracedPage, 'traces' | 'flat' | 'layout' | 'penWidth'>,
  network: LineNetwork,
): Promise<readonly LeadTrace[]> {
  const { lines } = flat;
  if (lines === undefined) return traces;
  const steepness = traces.map(listSteepness);
  const refined: LeadTrace[] = [];
  for (const [index, trace] of traces.entries()) {
    const others = steepness.filter((_, other) => other !== index);
    const { paperSpeed } = layout.regions[trace.region]!;
    const description = describeLine(trace, { flat, lines, penWidth, paperSpeed, others });
    const { move, doubt } = await network(description, trace.y.length);
    refined.push({ ...trace, y: trace.y.map((height, i) => height + move[i]!), doubt });
  }
  return refined;
}
