/**
 * The header of a WFDB record as tables; reader and writer both go by them. Names are those of the standard
 * (https://physionet.org/physiotools/wag/header-5.htm).
 */
export interface HeaderField {
  readonly name: string;
  /** A regular expression of the value. */
  readonly pattern: string;
  /**
   * What stands before the value. After a blank, a field needs the fields before it; with any other text it is attached
   * to the field before and may be missing.
   */
  readonly before: '' | ' ' | '/' | '(' | 'x' | ':' | '+';
  /** What stands after the value. */
  readonly after?: ')';
  readonly required?: true;
}

const integer = '[-+]?\\d+';
const decimal = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';

export const recordFields = [
  { name: 'record_name', pattern: '[^\\s/]+', before: '', required: true },
  { name: 'n_seg', pattern: '\\d+', before: '/' },
  { name: 'n_sig', pattern: '\\d+', before: ' ', required: true },
  { name: 'fs', pattern: decimal, before: ' ' },
  { name: 'counter_freq', pattern: decimal, before: '/' },
  { name: 'base_counter', pattern: decimal, before: '(', after: ')' },
  { name: 'sig_len', pattern: '\\d+', before: ' ' },
  { name: 'base_time', pattern: '[\\d:.]+', before: ' ' },
  { name: 'base_date', pattern: '\\d{1,2}/\\d{1,2}/\\d{1,4}', before: ' ' },
] as const satisfies readonly HeaderField[];

export const signalFields = [
  { name: 'file_name', pattern: '\\S+', before: '', required: true },
  { name: 'fmt', pattern: '\\d+', before: ' ', required: true },
  { name: 'samps_per_frame', pattern: '\\d+', before: 'x' },
  { name: 'skew', pattern: '\\d+', before: ':' },
  { name: 'byte_offset', pattern: '\\d+', before: '+' },
  { name: 'adc_gain', pattern: decimal, before: ' ' },
  { name: 'baseline', pattern: integer, before: '(', after: ')' },
  { name: 'units', pattern: '\\S+', before: '/' },
  { name: 'adc_res', pattern: '\\d+', before: ' ' },
  { name: 'adc_zero', pattern: integer, before: ' ' },
  { name: 'init_value', pattern: integer, before: ' ' },
  { name: 'checksum', pattern: integer, before: ' ' },
  { name: 'block_size', pattern: integer, before: ' ' },
  { name: 'sig_name', pattern: '.*\\S', before: ' ' },
] as const satisfies readonly HeaderField[];

/** Values that the standard gives to fields that are missing. */
export const headerDefaults = { fs: 250, adc_gain: 200, units: 'mV', adc_zero: 0 } as const;
