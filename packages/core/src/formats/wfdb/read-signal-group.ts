import { EinthovenError } from '../../errors.ts';
import { matlabDataOffset } from './matlab-data-offset.ts';
import type { WfdbSignal } from './parse-wfdb-header.ts';
import { signalFormats } from './signal-formats.ts';

export interface SignalGroup {
  readonly fileName: string;
  /** All signals of the file, in the order of the header. */
  readonly signals: readonly WfdbSignal[];
  /** Samples a signal; null: as many as the file holds. */
  readonly sampleCount: number | null;
}

/**
 * The digital values of all signals of one file, one array a signal; NaN where a sample is missing.
 * @throws EinthovenError RECORD_INVALID where the file is too short, its signals disagree, or a checksum is wrong.
 */
export function readSignalGroup({ fileName, signals, sampleCount }: SignalGroup, bytes: Uint8Array): Float64Array[] {
  const { format: number, byteOffset: givenOffset } = signals[0]!;
  if (signals.some((signal) => signal.format !== number || signal.byteOffset !== givenOffset)) {
    throw invalid(`The signals in ${fileName} have different formats or byte offsets; in one file they must agree.`);
  }
  const format = signalFormats.get(number)!;
  const byteOffset = /\.mat$/i.test(fileName)
    ? matlabDataOffset(bytes, { fileName, format: number, signalCount: signals.length, byteOffset: givenOffset })
    : givenOffset;
  const available = Math.max(0, bytes.length - byteOffset);
  const count = sampleCount ?? samplesThatFit(format.byteLength, available, signals.length);
  const needed = format.byteLength(count * signals.length);
  if (available < needed) {
    throw invalid(
      `${fileName} should have ${byteOffset + needed} bytes for ${count} samples, got ${bytes.length}.`,
      cutShort,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + byteOffset, available);
  return signals.map((signal, position) => {
    const values = new Float64Array(count);
    let sum = 0;
    let value = format.differences ? signal.initialValue : 0;
    for (let i = 0; i < count; i++) {
      const stored = format.read(view, i * signals.length + position);
      value = format.differences ? value + stored : stored;
      sum += value;
      values[i] = value === format.missing ? Number.NaN : value;
    }
    checkSum(signal, fileName, sum);
    return values;
  });
}

function samplesThatFit(byteLength: (count: number) => number, available: number, signalCount: number): number {
  // Six samples a signal are whole groups in every format; an unfinished group may hold one or two more.
  let count = Math.floor((6 * available) / byteLength(6 * signalCount)) + 2;
  while (count > 0 && byteLength(count * signalCount) > available) count--;
  return Math.max(0, count);
}

/** Writers that do not know the sum leave the field away or write 0; both are let pass. */
function checkSum(signal: WfdbSignal, fileName: string, sum: number): void {
  if (signal.checksum === null || signal.checksum === 0) return;
  const found = (sum << 16) >> 16;
  if (found !== (signal.checksum << 16) >> 16) {
    throw invalid(
      `${fileName}: the samples of signal "${signal.description}" sum up to ${found}, the header says ${signal.checksum}.`,
    );
  }
}

const cutShort = 'Copy the signal file again from its source; it was cut short, or belongs to another header.';
const invalid = (message: string, remedy?: string) =>
  new EinthovenError('RECORD_INVALID', message, remedy === undefined ? undefined : { remedy });
