import type { Arrangement } from './arrangement.ts';
import { lawResidual } from './law-residual.ts';
import type { ColumnStretch } from './list-stretches.ts';
import { relationComplement } from './relation-complement.ts';
import type { SampledRows } from './sample-rows.ts';

/** How well the laws of the limb leads hold in one stretch of the page. */
export interface RelationMeasure {
  /** Number of laws tested. */
  readonly laws: number;
  /** What contradicts the laws, as part of what unrelated rows of the same size would leave: near 0 or near 1. */
  readonly residual: number;
  /** 0 to 1: part of the tested energy that is signal and not noise. */
  readonly informative: number;
}

/** Signals this many times (in energy) above the noise count half. */
const noiseWeight = 3;

/**
 * Tests the laws that tie the short leads of `template` together in one stretch of the page. Rows beyond the template's
 * short rows are ignored. null: no law applies or too little is drawn.
 */
export function measureRelations(
  sampled: SampledRows,
  template: Arrangement,
  stretch: ColumnStretch,
): RelationMeasure | null {
  const leads = template.rows.map((row) => row[stretch.column]!);
  if (leads.length === 0) return null;
  let laws = 0;
  let left = 0;
  let unrelated = 0;
  for (const direction of relationComplement(leads)) {
    const energy = lawResidual(sampled, direction, stretch);
    if (energy === null) continue;
    laws++;
    left += energy.left;
    unrelated += energy.unrelated;
  }
  if (laws === 0) return null;
  const noise = laws * sampled.noise ** 2;
  const residual = (left + noise) / (unrelated + noise);
  return { laws, residual, informative: unrelated / (unrelated + noiseWeight * noise) };
}
