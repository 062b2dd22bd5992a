/**
 * Reads the records that `check-outside-readers.py write` made with programs of others and compares them with
 * `expected.json` beside them: node scripts/read-foreign-records.mjs <folder>
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeRecord } from '@einthoven/core/formats';

const folder = process.argv[2];
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const faults = [];

for (const { file: name, samplingFrequency, tolerance, leads } of expected) {
  const record = decodeRecord(name, (file) => readFileSync(join(folder, file)));
  if (record.samplingFrequency !== samplingFrequency) faults.push(`${name}: ${record.samplingFrequency} Hz`);
  const found = record.leads.map(({ lead }) => lead).join();
  const wanted = leads.map(({ lead }) => lead).join();
  if (found !== wanted) {
    faults.push(`${name}: leads ${found}, expected ${wanted}`);
    continue;
  }
  leads.forEach(({ lead, samples }, index) => {
    const read = record.leads[index].samples;
    if (read.length !== samples.length) faults.push(`${name} ${lead}: ${read.length} samples`);
    const wrong = samples.findIndex((value, i) =>
      value === null ? !Number.isNaN(read[i]) : !(Math.abs(value - read[i]) <= tolerance),
    );
    if (wrong >= 0) faults.push(`${name} ${lead}: sample ${wrong} is ${read[wrong]}, expected ${samples[wrong]}`);
  });
}

if (expected.length === 0) faults.push('no records were written');
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(
  `Read ${expected.length} records of others (${expected.map(({ file }) => file).join(', ')}): ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
