import { readFile } from 'node:fs/promises';
import { EinthovenError } from '@einthoven/core';
import { parseCsv } from '@einthoven/core/dataset';

export interface PatientRow {
  readonly patient: string | null;
  readonly fold: number | null;
}

/** Names of columns, the first that is there counts: those of PTB-XL, then plain ones. */
const columns = {
  record: ['ecg_id', 'record', 'page', 'name'],
  patient: ['patient_id', 'patient'],
  fold: ['strat_fold', 'fold'],
} as const;

/** Record names of PTB-XL begin with the number of the ECG: `00001_hr`. */
const leadingNumber = /^0*(\d+)(?:_[hl]r)?$/;

/**
 * Reads who belongs to which record, from a table such as `ptbxl_database.csv`, and gives a look-up by names of a
 * record, the most exact first. Throws FILE_NOT_FOUND and RECORD_INVALID.
 */
export async function readPatients(path: string): Promise<(names: readonly string[]) => PatientRow | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    throw new EinthovenError('FILE_NOT_FOUND', `There is no table ${path}.`, {
      remedy: 'Give ptbxl_database.csv, or a table with the columns record and patient (and fold).',
    });
  }
  const rows = parseCsv(text);
  const titles = Object.keys(rows[0] ?? {});
  const find = (names: readonly string[]) => names.find((name) => titles.includes(name));
  const recordColumn = find(columns.record);
  const patientColumn = find(columns.patient);
  const foldColumn = find(columns.fold);
  if (recordColumn === undefined || (patientColumn === undefined && foldColumn === undefined)) {
    throw new EinthovenError(
      'RECORD_INVALID',
      `${path} needs a column ecg_id or record, and patient_id or strat_fold.`,
    );
  }
  const known = new Map(
    rows.map((row) => [
      plainKey(row[recordColumn]!),
      {
        patient: patientColumn === undefined ? null : row[patientColumn]!.trim().replace(/\.0$/, '') || null,
        fold: foldColumn === undefined ? null : Number(row[foldColumn]),
      },
    ]),
  );
  return (names) => {
    for (const name of names) {
      const row = known.get(plainKey(name));
      if (row) return row;
    }
    return null;
  };
}

/** `1`, `00001` and `00001_hr` are one record; other names stand for themselves. */
const plainKey = (name: string) => leadingNumber.exec(name.trim())?.[1] ?? name.trim();
