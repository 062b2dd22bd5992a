import { parseWfdbHeader } from './parse-wfdb-header.ts';

/**
 * Names of the signal files that stand beside a WFDB header, each once, for callers who read files before they decode.
 * @throws EinthovenError RECORD_INVALID, naming the line of the header.
 */
export function wfdbSignalFiles(headerText: string): string[] {
  return [...new Set(parseWfdbHeader(headerText).signals.map((signal) => signal.fileName))];
}
