import type { Arrangement } from './arrangement.ts';
import { listStretches } from './list-stretches.ts';
import { measureShape, type ShapeMeasure } from './measure-shape.ts';
import type { SampledRows } from './sample-rows.ts';

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
export function scoreContinuity(sampled: SampledRows, template: Arrangement): number {
  let score = 0;
  const stretches = listStretches(template, sampled.length);
  for (const [index, row] of sampled.rows.entries()) {
    const short = index < template.rows.length;
    let previous: { shape: ShapeMeasure | null; column: number } | null = null;
    for (const stretch of stretches) {
      const { from, to } = stretch;
      const column = short ? stretch.column : 0;
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
