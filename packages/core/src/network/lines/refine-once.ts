import type { LeadTrace, LineMarks, TracedPage } from '../../model/page.ts';
import type { LineNetwork } from '../line-network.ts';
import { describeLines } from './describe-lines.ts';

/**
 * The traces, each sample moved to where the network says that the middle of the pen is, with its doubts. Holes stay holes.
 *
 * @param lines Where the ink network saw the middle of a pen.
 */
export async function refineOnce(
  page: Pick<TracedPage, 'traces' | 'flat' | 'layout' | 'penWidth'>,
  lines: LineMarks,
  network: LineNetwork,
): Promise<readonly LeadTrace[]> {
  const refined: LeadTrace[] = [];
  for (const [index, description] of describeLines(page, lines).entries()) {
    const trace = page.traces[index]!;
    const { move, doubt } = await network(description, trace.y.length);
    refined.push({ ...trace, y: trace.y.map((height, i) => height + move[i]!), doubt });
  }
  return refined;
}
