import type { PrintedWord } from '../model/printed.ts';
import type { PrintedFields } from '../model/printed-fields.ts';
import { joinRows } from './join-rows.ts';
import { readAxes } from './read-axes.ts';
import { readDevice } from './read-device.ts';
import { readFilter } from './read-filter.ts';
import { readMeasurements } from './read-measurements.ts';
import { readPersonal } from './read-personal.ts';
import { readGains, readPaperSpeed } from './read-scale.ts';

/**
 * What the words of a page say, in English, German, French or Spanish: only numbers that stand with their unit or their
 * name, and that an electrocardiogram can have. The usual mistakes of programs that read text are forgiven in names and
 * units, never in digits that would give another number. A value that the page contradicts is left out.
 */
export function parsePrintedText(words: readonly PrintedWord[]): PrintedFields {
  const rows = joinRows(words);
  return {
    paperSpeed: readPaperSpeed(rows),
    gains: readGains(rows),
    filter: readFilter(rows),
    ...readMeasurements(rows),
    ...readAxes(rows),
    device: readDevice(rows),
    personal: readPersonal(rows),
  };
}
