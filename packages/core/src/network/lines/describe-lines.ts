import type { LineMarks, TracedPage } from '../../model/page.ts';
import { describeLine } from './describe-line.ts';
import { listSteepness } from './list-steepness.ts';

/** What the line network reads of each trace of a page, see `describeLine`. */
export function describeLines(
  { traces, flat, layout, penWidth }: Pick<TracedPage, 'traces' | 'flat' | 'layout' | 'penWidth'>,
  lines: LineMarks,
): Uint8Array[] {
  const steepness = traces.map(listSteepness);
  return traces.map((trace, index) => {
    const others = steepness.filter((_, other) => other !== index);
    const { paperSpeed } = layout.regions[trace.region]!;
    return describeLine(trace, { flat, lines, penWidth, paperSpeed, others });
  });
}
