import type { PersonalFields, PrintedDate, PrintedField } from '../model/printed-fields.ts';
import { findMatches } from './find-matches.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

type Dates = Pick<PersonalFields, 'birthDate' | 'recordingDate' | 'recordingTime'>;

/** First three letters of the months in English, German, French and Spanish. */
const months = [
  ['jan', 'ene'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'jui'],
  ['jul'],
  ['aug', 'aoû', 'aou', 'ago'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

const datePattern =
  /(?<![\w.])(?:(\d{4})([-./])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-./])(\d{1,2})\6(\d{4})|(\d{1,2})[-. ]{1,2}([A-Za-zäéû]{3,9})\.?[-. ]{1,2}(\d{4}))(?![\d])/g;
const birthNames =
  /(?:DOB|D\.O\.B\.?|birth\s?date|date\s?of\s?birth|born|geb(?:\.|oren(?: am)?|urtsdatum)?|née?(?: le)?|naissance|nac(?:imiento|\.|ido)?)\W*$/i;
const timePattern = /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:\s?([AaPp])\.?[Mm])?/g;

/** Days and times on the page: that after a word for birth is the birth date, another the day of the recording. */
export function readDates(rows: readonly PrintedRow[]): Dates {
  const same = (a: PrintedDate, b: PrintedDate) => a.printed === b.printed || (a.iso !== null && a.iso === b.iso);
  const find = (birth: boolean): PrintedField<PrintedDate> | null =>
    settleField(
      findMatches(rows, datePattern, (match, before) => (birthNames.test(before) === birth ? toDate(match) : null)),
      { same },
    );
  const times = findMatches(rows, timePattern, ([, hour, minute, second, half]) =>
    toTime(Number(hour), [minute!, ...(second === undefined ? [] : [second])], half?.toLowerCase()),
  );
  return { birthDate: find(true), recordingDate: find(false), recordingTime: settleField(times) };
}

function toDate(match: readonly (string | undefined)[]): PrintedDate | null {
  const [printed, isoYear, , isoMonth, isoDay, first, separator, second, year, day, name, namedYear] = match;
  if (isoYear !== undefined) return makeDate(printed!, Number(isoYear), Number(isoMonth), Number(isoDay));
  if (name !== undefined) {
    const month = months.findIndex((names) => names.includes(name.slice(0, 3).toLowerCase()));
    return month < 0 ? null : makeDate(printed!, Number(namedYear), nameMonth(name, month), Number(day));
  }
  const [a, b] = [Number(first), Number(second)];
  // Points stand between days and months only in that order; dashes and slashes in both.
  if (separator === '.' || a > 12) return makeDate(printed!, Number(year), b, a);
  if (b > 12) return makeDate(printed!, Number(year), a, b);
  if (a < 1 || b < 1) return null;
  return a === b ? makeDate(printed!, Number(year), a, b) : { printed: printed!, iso: null };
}

/** Number of the month; French juin and juillet begin alike. */
function nameMonth(name: string, index: number): number {
  return /^juil/i.test(name) ? 7 : index + 1;
}

function makeDate(printed: string, year: number, month: number, day: number): PrintedDate | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { printed, iso: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

function toTime(hour: number, rest: readonly string[], half: string | undefined): string | null {
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return [String(ofDay).padStart(2, '0'), ...rest].join(':');
}
