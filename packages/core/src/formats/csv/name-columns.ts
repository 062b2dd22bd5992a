import { EinthovenError } from '../../errors.ts';
import type { LeadName } from '../../model/lead.ts';
import { leadFromText } from '../lead-from-text.ts';
import { isVoltageUnit } from '../millivolts-per-unit.ts';

/** What the columns of a table are, by their place from 0. */
export interface TableColumns {
  readonly leads: readonly { readonly lead: LeadName; readonly column: number; readonly unit: string | null }[];
  /** Seconds a unit of the time column; null where the table has none. */
  readonly time: { readonly column: number; readonly secondsPerUnit: number } | null;
  /** Titles of columns that are neither. */
  readonly leftOut: readonly string[];
}

const timeTitles = /^(?:elapsed )?(?:time|t|timestamp|seconds|zeit|tiempo|temps|tempo)$/i;
const timeUnits: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['sec', 1],
  ['seconds', 1],
  ['ms', 1e-3],
  ['us', 1e-6],
]);

/**
 * Finds the time column and the leads by titles such as `time_s`, `Time (ms)`, `II_mV`, `aVR [µV]`, `V1`; `units` is the
 * second line where it holds units.
 * @throws EinthovenError RECORD_INVALID where no column is a lead, or a lead is there twice.
 */
export function nameColumns(titles: readonly string[], units: readonly string[] | null): TableColumns {
  const leads: TableColumns['leads'][number][] = [];
  const leftOut: string[] = [];
  let time: TableColumns['time'] = null;
  titles.forEach((title, column) => {
    const { name, unit } = splitTitle(title, units?.[column] ?? null);
    const lead = leadFromText(name);
    if (lead !== null) leads.push({ lead, column, unit });
    else if (time === null && (timeTitles.test(name) || timeUnits.has(title.toLowerCase()))) {
      time = { column, secondsPerUnit: secondsPerUnit(unit ?? (timeUnits.has(title) ? title : 's'), title) };
    } else leftOut.push(title === '' ? `column ${column + 1}` : title);
  });
  if (leads.length === 0) {
    throw new EinthovenError('RECORD_INVALID', `No column is one of the 12 leads; the titles: ${titles.join(', ')}.`, {
      remedy: 'Give the table a first line with the names of the leads: time_s,I_mV,II_mV,…',
    });
  }
  const names = leads.map(({ lead }) => lead);
  const twice = names.find((lead, index) => names.indexOf(lead) !== index);
  if (twice !== undefined) throw new EinthovenError('RECORD_INVALID', `The titles name lead ${twice} twice.`);
  return { leads, time, leftOut };
}

/** Whether a line is one of units, as PhysioNet's tools write it below the titles: no number, some unit. */
export function isUnitLine(fields: readonly string[]): boolean {
  const isUnit = (field: string) => isVoltageUnit(field) || timeUnits.has(field.toLowerCase());
  return fields.some(isUnit) && fields.every((field) => field === '' || !/^[-+.\d]/.test(field));
}

function splitTitle(title: string, unit: string | null) {
  const bracketed = /^(.*?)[ _]*[([](.*)[)\]]$/.exec(title);
  if (bracketed !== null) return { name: bracketed[1]!.trim(), unit: bracketed[2]!.trim() };
  const attached = /^(.+)[ _/]([^ _/]+)$/.exec(title);
  if (attached !== null && (isVoltageUnit(attached[2]!) || timeUnits.has(attached[2]!.toLowerCase()))) {
    return { name: attached[1]!.trim(), unit: attached[2]! };
  }
  return { name: title, unit };
}

function secondsPerUnit(unit: string, title: string): number {
  const factor = timeUnits.get(unit.toLowerCase());
  if (factor !== undefined) return factor;
  throw new EinthovenError('RECORD_INVALID', `The times (${title}) must be in s or ms, got ${unit}.`);
}
