import { EinthovenError } from '../errors.ts';

/** Units of voltage as files write them; µ is U+00B5 or the Greek letter U+03BC. */
const units: ReadonlyMap<string, number> = new Map([
  ['V', 1000],
  ['mV', 1],
  ['MV', 1],
  ['uV', 1e-3],
  ['UV', 1e-3],
  ['µV', 1e-3],
  ['μV', 1e-3],
  ['nV', 1e-6],
]);

/**
 * Millivolts of one unit of a signal.
 * @throws EinthovenError RECORD_INVALID where the unit is no voltage, naming the signal.
 */
export function millivoltsPerUnit(unit: string, signal: string): number {
  const factor = units.get(unit);
  if (factor !== undefined) return factor;
  const written = unit === '' ? 'has no unit' : `is in ${unit}`;
  throw new EinthovenError('RECORD_INVALID', `Signal ${signal} ${written}; a lead must be in V, mV, uV, µV or nV.`);
}

/** Whether this is a unit of voltage. */
export const isVoltageUnit = (unit: string) => units.has(unit);
