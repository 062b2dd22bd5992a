import { tellApart } from './tell-apart.ts';
import type { Hypothesis } from './weigh-hypothesis.ts';

/**
 * Evidence (nats) that a layout from labels may have less than one that leaves some of its names out: what the laws take
 * back where a lead that is surely named is drawn by a pen that runs behind the others.
 */
const mostLost = 5;

/**
 * The first of the hypotheses (best first), or where it is a layout from labels alone, the likeliest one that names more
 * leads and contradicts none of its names: a name that is read at an open place is no reason to leave that lead out. It has
 * to beat all that contradict it by `margin` (nats).
 */
export function preferFuller(hypotheses: readonly Hypothesis[], margin: number): Hypothesis | undefined {
  const best = hypotheses[0];
  if (best === undefined || best.arrangement.origin !== 'labels') return best;
  const fuller = hypotheses.find(
    (other) =>
      other.arrangement.origin === 'labels' &&
      other.total >= best.total - mostLost &&
      countNames(other) > countNames(best) &&
      !tellApart(other, best),
  );
  if (fuller === undefined) return best;
  const isClear = hypotheses.every((other) => other.total <= fuller.total - margin || !tellApart(other, fuller));
  return isClear ? fuller : best;
}

function countNames({ arrangement }: Hypothesis): number {
  return arrangement.rows.flat().filter((lead) => lead !== null).length;
}
