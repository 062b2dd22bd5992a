import type { LeadName } from '../../../model/lead.ts';
import type { Arrangement } from './arrangement.ts';
import { anyShape, leadShapes } from './lead-shapes.ts';
import { listShortLeads } from './list-short-leads.ts';
import { measureShape, type ShapeMeasure } from './measure-shape.ts';
import type { SampledRows } from './sample-rows.ts';

/** The numbers of one heart depend on each other, so that their evidence is not added in full. */
const temper = 0.5;
/** No lead may speak louder than this (nats): bundle branch blocks look like anything. */
const mostOfALead = 2;
/** Height (mV) below which sizes are not compared. */
const softAmplitude = 0.05;

/** Evidence in nats that each short lead looks like the lead that `template` takes it for. */
export function scoreShapes(sampled: SampledRows, template: Arrangement): number {
  const leads = listShortLeads(template).flatMap((short) => {
    const from = Math.round(short.from * sampled.length);
    const to = Math.round(short.to * sampled.length);
    const shape = measureShape(sampled.rows[short.row]!, { from, to, noise: sampled.noise });
    if (shape === null) return [];
    const inverted = short.lead === '-aVR';
    return [{ lead: (inverted ? 'aVR' : short.lead) as LeadName, shape: inverted ? turnOver(shape) : shape }];
  });
  const logSize = (shape: ShapeMeasure) => Math.log(shape.amplitude + softAmplitude);
  const expected = mean(leads.map(({ lead }) => (leadShapes[lead] ?? anyShape).size[0]));
  const measured = mean(leads.map(({ shape }) => logSize(shape)));
  let score = 0;
  for (const { lead, shape } of leads) {
    const size = logSize(shape) - measured + expected;
    const usual = leadShapes[lead] ?? anyShape;
    const evidence =
      compare(shape.polarity, usual.polarity, anyShape.polarity) +
      compare(shape.skew, usual.skew, anyShape.skew) +
      compare(size, usual.size, anyShape.size);
    score += shape.informative * Math.min(mostOfALead, Math.max(-mostOfALead, temper * evidence));
  }
  return score;
}

function turnOver(shape: ShapeMeasure): ShapeMeasure {
  return { ...shape, polarity: -shape.polarity, skew: -shape.skew };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Logarithm of how much likelier `value` is under the first normal distribution than under the second. */
function compare(
  value: number,
  [meanOne, sdOne]: readonly [number, number],
  [meanTwo, sdTwo]: readonly [number, number],
) {
  return Math.log(sdTwo / sdOne) + ((value - meanTwo) / sdTwo) ** 2 / 2 - ((value - meanOne) / sdOne) ** 2 / 2;
}
