import { parseWfdbHeader } from '../formats/wfdb/parse-wfdb-header.ts';

/**
 * What may be told of a record whose signals are to be found: number of leads and samples, sampling frequency and names
 * of the leads. Dates, comments, first values and sums of the samples are gone. `name` replaces the name of the record.
 *
 * @throws EinthovenError RECORD_INVALID for a header that is none.
 */
export function blindHeader(headerText: string, name: string): string {
  const { samplingFrequency, sampleCount, signals } = parseWfdbHeader(headerText);
  const recordLine = [name, signals.length, samplingFrequency, ...(sampleCount === null ? [] : [sampleCount])].join(
    ' ',
  );
  const signalLines = signals.map(
    ({ description }) => `${name}.dat 16 1000(0)/mV 16 0 0 0 0${description === '' ? '' : ` ${description}`}`,
  );
  return `${[recordLine, ...signalLines].join('\n')}\n`;
}
