import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWfdbRecord } from './read-wfdb-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-wfdb-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'x');
function write(header: string, samples: readonly number[], prefix = 0): void {
  writeFileSync(`${path}.hea`, header);
  writeFileSync(`${path}.dat`, new Int16Array([...new Array(prefix / 2).fill(9), ...samples]));
}

describe('readWfdbRecord', () => {
  it('reads gain, baseline, unit, offset and missing samples', () => {
    write(
      'x 2 500/1 2\n# note\nx.dat 16+4 200(10)/mV 16 0 0 0 0 II\nx.dat 16+4 2/uV 16 4 0 0 0 V 1\n',
      [210, 4, -32768, 6],
      4,
    );
    const { samplingFrequency, leads } = readWfdbRecord(path);
    expect(samplingFrequency).toBe(500);
    expect([...leads.keys()]).toEqual(['II', 'V 1']);
    expect([...leads.get('II')!]).toEqual([1, Number.NaN]);
    expect([...leads.get('V 1')!]).toEqual([0, 0.001]);
  });
  it('has the defaults of the format', () => {
    write('x 1\nx.dat 16\n', [100, 400]);
    const { samplingFrequency, leads } = readWfdbRecord(path);
    expect(samplingFrequency).toBe(250);
    expect([...leads.get('ch0')!]).toEqual([0.5, 2]);
  });
  it.each([
    ['', 'number of signals'],
    ['x 2 500 2\nx.dat 16\n', '2 signals announced, 1 described'],
    ['x 1 fast 2\nx.dat 16\n', 'sampling frequency fast'],
    ['x 1 500 2\nx.dat 212\n', 'format 212 is not 16'],
    ['x 1 500 2\nx.dat 16 much/mV\n', 'ADC gain much'],
    ['x 1 500 2\ngone.dat 16\n', 'gone.dat'],
  ])('refuses %j', (header, message) => {
    write(header, [1, 2]);
    expect(() => readWfdbRecord(path)).toThrow(message);
  });
});
