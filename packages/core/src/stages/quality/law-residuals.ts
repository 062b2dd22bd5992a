import type { LeadName } from '../../model/lead.ts';
import type { SignalledPage } from '../../model/page.ts';

/** Fewer common samples than this many seconds say nothing. */
const leastSeconds = 0.5;

/**
 * How far the laws of simultaneous leads are broken: root mean square of II − I − III (Einthoven) and of aVR + aVL + aVF
 * (Goldberger) over that of the leads themselves, as each was read by itself, offsets removed; null where the page does not
 * show them together.
 */
export function lawResiduals(page: SignalledPage): {
  readonly einthoven: number | null;
  readonly goldberger: number | null;
} {
  return {
    einthoven: residual(page, [
      ['I', 1],
      ['III', 1],
      ['II', -1],
    ]),
    goldberger: residual(page, [
      ['aVR', 1],
      ['aVL', 1],
      ['aVF', 1],
    ]),
  };
}

function residual(page: SignalledPage, terms: readonly (readonly [LeadName, number])[]): number | null {
  const { record, leadsAsRead } = page;
  const signals = terms.map(([name]) => leadsAsRead.find((lead) => lead.lead === name)?.samples);
  if (signals.some((signal) => signal === undefined)) return null;
  const common: number[] = [];
  for (let n = 0; n < record.sampleCount; n++)
    if (signals.every((signal) => !Number.isNaN(signal![n]!))) common.push(n);
  if (common.length < leastSeconds * record.samplingFrequency) return null;
  const means = signals.map((signal) => common.reduce((sum, n) => sum + signal![n]!, 0) / common.length);
  let [broken, size] = [0, 0];
  for (const n of common) {
    let sum = 0;
    for (const [k, [, sign]] of terms.entries()) {
      const value = signals[k]![n]! - means[k]!;
      sum += sign * value;
      size += value * value;
    }
    broken += sum * sum;
  }
  return size === 0 ? null : Math.sqrt(broken / (size / terms.length));
}
