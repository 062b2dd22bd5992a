import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SignalRecord } from './signal-record.ts';

/** The digital value that marks a missing sample in format 16. */
const missingSample = -32768;
/** WFDB's defaults where a header says nothing. */
const defaultSamplingFrequency = 250;
const defaultGain = 200;
const millivoltsPerUnit: Readonly<Record<string, number>> = { v: 1e3, mv: 1, uv: 1e-3, µv: 1e-3, nv: 1e-6 };

interface SignalLine {
  readonly file: string;
  readonly byteOffset: number;
  readonly gain: number;
  readonly baseline: number;
  readonly millivolts: number;
  readonly name: string;
}

/**
 * Reads a WFDB record in signal format 16; `path` has no extension. The benchmark has its own reader so that a fault of the
 * library's writer cannot hide behind the same fault of its reader. Throws Error where a file is missing or not as it should be.
 */
export function readWfdbRecord(path: string): SignalRecord {
  const lines = readFileSync(`${path}.hea`, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [, signalCount, frequency] = lines[0]?.trim().split(/\s+/) ?? [];
  const count = wholeNumber(signalCount, `${path}.hea: number of signals`);
  const samplingFrequency = frequency === undefined ? defaultSamplingFrequency : Number(frequency.split(/[/(]/)[0]);
  if (!(samplingFrequency > 0))
    throw new Error(`${path}.hea: sampling frequency ${frequency} is not a positive number`);
  if (lines.length < 1 + count)
    throw new Error(`${path}.hea: ${count} signals announced, ${lines.length - 1} described`);
  const signals = lines.slice(1, 1 + count).map((line, index) => parseSignalLine(line, index));
  const leads = new Map<string, Float64Array>();
  for (const file of new Set(signals.map((signal) => signal.file))) {
    const channels = signals.filter((signal) => signal.file === file);
    const bytes = readFileSync(join(dirname(path), file));
    for (const [name, samples] of decodeChannels(bytes, channels)) leads.set(name, samples);
  }
  // Truths and predictions list their leads in the order of their headers.
  return { samplingFrequency, leads: new Map(signals.map(({ name }) => [name, leads.get(name)!])) };
}

function parseSignalLine(line: string, index: number): SignalLine {
  const words = line.trim().split(/\s+/);
  const format = /^16(?:\+(\d+))?$/.exec(words[1] ?? '');
  if (format === null) throw new Error(`Signal format ${words[1]} is not 16.`);
  const gainWord = /^([-+.\deE]+)(?:\(([-+\d]+)\))?(?:\/(\S+))?$/.exec(words[2] ?? String(defaultGain));
  if (gainWord === null) throw new Error(`ADC gain ${words[2]} cannot be read.`);
  const gain = Number(gainWord[1]);
  if (Number.isNaN(gain)) throw new Error(`ADC gain ${words[2]} cannot be read.`);
  return {
    file: words[0]!,
    byteOffset: Number(format[1] ?? 0),
    gain: gain || defaultGain,
    baseline: wholeNumber(gainWord[2] ?? words[4] ?? '0', 'ADC baseline'),
    millivolts: millivoltsPerUnit[(gainWord[3] ?? 'mV').toLowerCase()] ?? 1,
    name: words.length > 8 ? words.slice(8).join(' ') : `ch${index}`,
  };
}

function decodeChannels(bytes: Buffer, channels: readonly SignalLine[]): Map<string, Float64Array> {
  const start = channels[0]!.byteOffset;
  const count = Math.floor(Math.max(bytes.length - start, 0) / 2 / channels.length);
  return new Map(
    channels.map((channel, index) => {
      const samples = new Float64Array(count);
      for (let i = 0; i < count; i++) {
        const raw = bytes.readInt16LE(start + 2 * (i * channels.length + index));
        samples[i] =
          raw === missingSample ? Number.NaN : ((raw - channel.baseline) / channel.gain) * channel.millivolts;
      }
      return [channel.name, samples];
    }),
  );
}

function wholeNumber(text: string | undefined, what: string): number {
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value)) throw new Error(`${what}: ${text} is not a whole number`);
  return value;
}
