import { EinthovenError } from '../errors.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';

type CentreLine = RenderTruthJson['leads'][number]['centreLine'];

export type Density =
  | { /** Every gap between two points is cut into so many, from 1. */ readonly factor: number }
  | { /** So many points a pixel of the line's length at least. */ readonly pointsAPixel: number };

const digits = 4;
const timeDigits = 6;

/**
 * Truth with more points on its centre lines, on the straight way between those that are there; points that were there
 * stay. Gaps stay gaps.
 *
 * @throws EinthovenError OPTION_INVALID for a density that is none.
 */
export function densifyLines(truth: RenderTruthJson, density: Density): RenderTruthJson {
  checkDensity(density);
  return { ...truth, leads: truth.leads.map((lead) => ({ ...lead, centreLine: densify(lead.centreLine, density) })) };
}

function checkDensity(density: Density) {
  if ('factor' in density) {
    const { factor } = density;
    if (Number.isInteger(factor) && factor >= 1 && factor <= 1000) return;
    throw new EinthovenError('OPTION_INVALID', `The factor is a whole number from 1 to 1000, but got ${factor}.`);
  }
  const { pointsAPixel } = density;
  if (pointsAPixel > 0 && pointsAPixel <= 1000) return;
  throw new EinthovenError('OPTION_INVALID', `Points a pixel are more than 0, at most 1000, but got ${pointsAPixel}.`);
}

function densify({ times, columns, rows }: CentreLine, density: Density): CentreLine {
  const dense: CentreLine = { times: [], columns: [], rows: [] };
  for (let i = 0; i < times.length; i++) {
    dense.times.push(times[i]!);
    dense.columns.push(columns[i]!);
    dense.rows.push(rows[i]!);
    const [column, row, nextColumn, nextRow] = [columns[i], rows[i], columns[i + 1], rows[i + 1]];
    if (column == null || row == null || nextColumn == null || nextRow == null) continue;
    const parts =
      'factor' in density
        ? density.factor
        : Math.max(1, Math.ceil(Math.hypot(nextColumn - column, nextRow - row) * density.pointsAPixel));
    for (let part = 1; part < parts; part++) {
      const mix = (from: number, to: number, precision: number) =>
        Number((from + ((to - from) * part) / parts).toFixed(precision));
      dense.times.push(mix(times[i]!, times[i + 1]!, timeDigits));
      dense.columns.push(mix(column, nextColumn, digits));
      dense.rows.push(mix(row, nextRow, digits));
    }
  }
  return dense;
}
