import type { PrintedField } from '../model/printed-fields.ts';
import { findMatches } from './find-matches.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

/** Names of electrocardiographs in use, as they print them. */
const models = [
  'MAC ?\\d{3,4}(?: ?(?:HD|ST|C))?',
  'MAC ?(?:VU\\d{3}|[56]5|800|VU)',
  'Page ?Writer(?: (?:TC ?\\d{2}|Trim \\w+|Touch|XL\\w*|\\d{3}))?',
  'TC ?(?:10|20|30|35|50|70)',
  'HeartStart ?\\w+',
  'ELI ?\\d{3}c?',
  'CARDIOVIT ?(?:AT|CS|FT|MS)-?\\d{1,4}\\w*',
  'LIFEPAK ?\\d{2}',
  'CardioSoft',
  'Cardiofax ?\\w*',
  'ECG-\\d{4}\\w?',
  'SE-\\d{2,4}\\w?',
  'BTL-?08\\w*',
  'FX-\\d{4}',
  'FCP-\\d{4}',
  'CP ?(?:50|100|150|200)',
  'Atria ?\\d{4}',
  'BeneHeart ?\\w+',
].join('|');
const pattern = new RegExp(`(?<![A-Za-z])(${models})(?![A-Za-z])`, 'g');

/** The electrocardiograph that the page names: one of the models in wide use, as no other words are sure to name one. */
export function readDevice(rows: readonly PrintedRow[]): PrintedField<string> | null {
  return settleField(findMatches(rows, pattern, ([, model]) => model ?? null));
}
