import { open, readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { EinthovenError } from '@einthoven/core';

/** Of several files of one name in one folder, the first of these is the record: the others say less about it. */
const extensions = ['.hea', '.edf', '.csv'] as const;
/** Enough for the titles of any table of leads. */
const titleBytes = 4096;
/** A column called like a lead, alone or with a unit or a word around it. */
const leadTitle = /(?:^|[\s,;"'_])(?:I|II|III|aVR|aVL|aVF|V[1-6])(?:$|[\s,;"'_([/])/i;

/**
 * Paths of all records in a folder and its subfolders, sorted: `.hea` (signal files `.dat` and `.mat` belong to them),
 * `.edf`, and `.csv` whose titles name a lead. One path a record: `.hea` goes before `.edf`, and `.edf` before `.csv` of
 * the same name. Hidden files are passed over, links to folders not followed. A path to a file stands for itself.
 * Throws FILE_NOT_FOUND and FILE_UNREADABLE.
 */
export async function findRecordFiles(folder: string): Promise<string[]> {
  try {
    if (!(await stat(folder)).isDirectory()) return [folder];
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const records = new Map<string, string>();
    for (const extension of extensions) {
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isDirectory() || isHidden(path, folder) || extname(entry.name).toLowerCase() !== extension) continue;
        const name = path.slice(0, -extension.length);
        if (records.has(name) || (extension === '.csv' && !(await namesLead(path)))) continue;
        records.set(name, path);
      }
    }
    return [...records.values()].sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    const message = isMissing ? `There is no folder ${folder}.` : `${folder} cannot be read: ${String(error)}`;
    throw new EinthovenError(isMissing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', message, {
      cause: error,
      remedy: 'Give a folder of records, or the path of one record, and check its permissions.',
    });
  }
}

const isHidden = (path: string, folder: string) =>
  relative(folder, path)
    .split(sep)
    .some((part) => part.startsWith('.'));

/** Tables of other things lie beside records: lists of patients, results. */
async function namesLead(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  // Whoever reads the record is told why it cannot be opened.
  if (file === null) return true;
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(titleBytes), 0, titleBytes, 0);
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead)).replaceAll('\0', '');
    const titles = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '' && !line.startsWith('#'));
    return leadTitle.test(titles ?? '');
  } finally {
    await file.close();
  }
}
