import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { measureShape, type ShapeMeasure } from './measure-shape.ts';
import type { SampledRows } from './sample-rows.ts';

const stretches = 4;
/** Usual differences of polarity and of log height between neighbouring stretches of the same lead. */
const polarityScale = 0.07;
const sizeScale = 0.1;
/** Evidence (nats) of an equal shape; heavy tails, because extra beats change a lead's shape too. */
const mostFor = 3.2;
const tail = 1.5;
const mostAgainst = -2;
const temper = 0.3;
const softAmplitude = 0.05;

/** Evidence in nats that rows keep their shape where `template` says that the lead goes on, strips included. */
export function scoreContinuity(sampled: SampledRows, template: LayoutTemplate): number {
  let score = 0;
  for (const [index, row] of sampled.rows.entries()) {
    const columns = template.rows[index]?.length ?? 1;
    let previous: { shape: ShapeMeasure | null; column: number } | null = null;
    for (let stretch = 0; stretch < stretches; stretch++) {
      const from = Math.round((stretch * row.length) / stretches);
      const to = Math.round(((stretch + 1) * row.length) / stretches);
      const column = Math.floor(((stretch + 0.5) / stretches) * columns);
      const shape = measureShape(row, { from, to, noise: sampled.noise });
      if (previous?.shape && shape && previous.column === column) score += temper * similarity(previous.shape, shape);
      previous = { shape, column };
    }
  }
  return score;
}

function similarity(one: ShapeMeasure, two: ShapeMeasure): number {
  const polarity = (one.polarity - two.polarity) / polarityScale;
  const size = Math.log((one.amplitude + softAmplitude) / (two.amplitude + softAmplitude)) / sizeScale;
  const informative = Math.min(one.informative, two.informative);
  return informative * Math.max(mostAgainst, mostFor - tail * Math.log(1 + polarity ** 2 + size ** 2));
}
