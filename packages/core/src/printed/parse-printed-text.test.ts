import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PrintedFields } from '../model/printed-fields.ts';
import { parsePrintedText } from './parse-printed-text.ts';
import { makeWords } from './test-support/make-words.ts';

const read = (...lines: string[]) => parsePrintedText(makeWords(lines));

it.each<[string, { highPass: number | null; lowPass: number | null; mains: number | null } | null]>([
  ['0.05-150 Hz', { highPass: 0.05, lowPass: 150, mains: null }],
  ['.05-150 Hz', { highPass: 0.05, lowPass: 150, mains: null }],
  ['0,05 - 35 Hz', { highPass: 0.05, lowPass: 35, mains: null }],
  ['F 60~ 0.15-100 Hz', { highPass: 0.15, lowPass: 100, mains: 60 }],
  ['60~ 0.05 - 150 Hz', { highPass: 0.05, lowPass: 150, mains: 60 }],
  ['W 50~', { highPass: null, lowPass: null, mains: 50 }],
  ['40 Hz', { highPass: null, lowPass: 40, mains: null }],
  ['10mm/mV 100Hz', { highPass: null, lowPass: 100, mains: null }],
  ['35HZ AC 50Hz', { highPass: null, lowPass: 35, mains: 50 }],
  ['50 Hz', null],
  ['Sampling 500 Hz', null],
  ['10 Hz', null],
  ['0.05-150', null],
  ['1000 Hz', null],
])('reads the filter of %j', (line, filter) => {
  expect(read(line).filter?.value ?? null).toEqual(filter);
});

type Key =
  | 'heartRate'
  | 'prInterval'
  | 'qrsDuration'
  | 'qtInterval'
  | 'correctedQtInterval'
  | 'pAxis'
  | 'qrsAxis'
  | 'tAxis';

it.each<[string, Partial<Record<Key, number>>]>([
  ['75 bpm', { heartRate: 75 }],
  ['Vent. rate   75   BPM', { heartRate: 75 }],
  ['Vent.rate 74', { heartRate: 74 }],
  ['HR 75', { heartRate: 75 }],
  ['HF: 75/min', { heartRate: 75 }],
  ['Herzfrequenz 102', { heartRate: 102 }],
  ['FC 61 lpm', { heartRate: 61 }],
  ['Fréq. card. 88', { heartRate: 88 }],
  ['Frecuencia cardíaca: 64', { heartRate: 64 }],
  ['Rate 47 . Sinus bradycardia, rate< 50', { heartRate: 47 }],
  ['normal P axis, V-rate 50-99', {}],
  ['HR 7', {}],
  ['HR 750', {}],
  ['75', {}],
  ['PR interval 174 ms', { prInterval: 174 }],
  ['PRinterval 174', { prInterval: 174 }],
  ['PR 0.16s', { prInterval: 160 }],
  ['PQ-Zeit 150 ms', { prInterval: 150 }],
  ['P-R 150', { prInterval: 150 }],
  ['QRS duration 76 ms', { qrsDuration: 76 }],
  ['QRSD 100', { qrsDuration: 100 }],
  ['QRS-Dauer 98 ms', { qrsDuration: 98 }],
  ['QRS 98 ms', { qrsDuration: 98 }],
  ['QRS 98', {}],
  ['Q >30mS, V1 V2', {}],
  ['QT/QTc 464/515 ms', { qtInterval: 464, correctedQtInterval: 515 }],
  ['QT/QTec 464/515 mS', { qtInterval: 464, correctedQtInterval: 515 }],
  ['@T/aTc 418/455', { qtInterval: 418, correctedQtInterval: 455 }],
  ['QT 443', { qtInterval: 443 }],
  ['QTc 501', { correctedQtInterval: 501 }],
  ['QTcB 501 ms', { correctedQtInterval: 501 }],
  ['QT/QTc 46/515', {}],
  ['P-R-T axes 63 64 49', { pAxis: 63, qrsAxis: 64, tAxis: 49 }],
  ['P-R-Taxes   10 -48 -13', { pAxis: 10, qrsAxis: -48, tAxis: -13 }],
  ['P/QRS/T 45/30/60°', { pAxis: 45, qrsAxis: 30, tAxis: 60 }],
  ['P 18°  QRS -36°  T 101°', { pAxis: 18, qrsAxis: -36, tAxis: 101 }],
  ['QRS-Achse 62°', { qrsAxis: 62 }],
  ['P-R-T axes 71', {}],
])('reads the measurements of %j', (line, expected) => {
  const keys: Key[] = [
    'heartRate',
    'prInterval',
    'qrsDuration',
    'qtInterval',
    'correctedQtInterval',
    'pAxis',
    'qrsAxis',
    'tAxis',
  ];
  const fields = read(line);
  expect(Object.fromEntries(keys.flatMap((key) => (fields[key] ? [[key, fields[key].value]] : [])))).toEqual(expected);
});

it('reads a list of axes below its heading', () => {
  const fields = read('--AXIS--   . Sinus rhythm', 'P    63', 'QRS  -8', 'T    103');
  expect([fields.pAxis?.value, fields.qrsAxis?.value, fields.tAxis?.value]).toEqual([63, -8, 103]);
});

it.each([
  ['MORT ELI350-413', 'ELI350'],
  ['MAC 5500 HD', 'MAC 5500 HD'],
  ['PageWriter TC70', 'PageWriter TC70'],
  ['SMACK 5500', null],
])('reads the device of %j', (line, device) => {
  expect(read(line).device?.value ?? null).toBe(device);
});

it('keeps what it reads of the patient apart', () => {
  const { personal, ...others } = read(
    'Muster, Maxi  ID:75901969   23.04.2017  12:09:47',
    '47 yr   Female',
    'DOB: 05.03.1970',
  );
  expect(Object.fromEntries(Object.entries(personal).map(([key, field]) => [key, field?.value]))).toEqual({
    name: 'Muster, Maxi',
    id: '75901969',
    age: 47,
    sex: 'female',
    birthDate: { printed: '05.03.1970', iso: '1970-03-05' },
    recordingDate: { printed: '23.04.2017', iso: '2017-04-23' },
    recordingTime: '12:09:47',
  });
  expect(JSON.stringify(others)).not.toMatch(/Muster|75901969|1970|2017|12:09/);
});

it.each([
  ['Name: Maxi Muster', { name: 'Maxi Muster' }],
  ['Patientenname: Maxi Muster   Geschlecht: W   Alter: 31', { name: 'Maxi Muster', sex: 'female', age: 31 }],
  ['Nom: Modele  Sexe: H  Age: 31 ans', { name: 'Modele', sex: 'male', age: 31 }],
  ['Nombre: Prueba  Varón  31 años', { name: 'Prueba', sex: 'male', age: 31 }],
  ['84 yr M', { sex: 'male', age: 84 }],
  ['Age 999', {}],
])('reads the patient of %j', (line, expected) => {
  const { name, sex, age } = read(line).personal;
  const found = { name: name?.value, sex: sex?.value, age: age?.value };
  expect(found).toEqual({ name: undefined, sex: undefined, age: undefined, ...expected });
});

it.each([
  ['2021-10-03', '2021-10-03'],
  ['16-MAY-2021', '2021-05-16'],
  ['3. Oktober 2021', '2021-10-03'],
  ['14 juillet 2020', '2020-07-14'],
  ['02 ENE 2020', '2020-01-02'],
  ['05/27/2017', '2017-05-27'],
  ['27/05/2017', '2017-05-27'],
  ['04/05/2017', null],
  ['04/04/2017', '2017-04-04'],
])('reads the date %j', (line, iso) => {
  expect(read(line).personal.recordingDate?.value).toEqual({ printed: line, iso });
});

it.each(['31.13.2020', '00.00.2020', '12/2020', '192.168.1.1'])('takes %j for no date', (line) => {
  expect(read(line).personal.recordingDate).toBeNull();
});

const isEmpty = (fields: PrintedFields) =>
  Object.entries(fields).every(([key, field]) =>
    key === 'personal' ? true : Array.isArray(field) ? field.length === 0 : field === null,
  );

it('makes no value of numbers without names and units', () => {
  const number = fc.integer({ min: 0, max: 100_000 }).map(String);
  const line = fc.array(number, { maxLength: 8 }).map((numbers) => numbers.join(' '));
  fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => isEmpty(parsePrintedText(makeWords(lines)))));
});

it('makes no value of words without numbers', () => {
  const word = fc.constantFrom(
    'mm/s',
    'mm/mV',
    'Hz',
    'bpm',
    'HR',
    'PR',
    'QRS',
    'QT/QTc',
    'ms',
    'axes',
    'Limb:',
    '-',
    '~',
  );
  const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => isEmpty(parsePrintedText(makeWords(lines)))));
});

it('takes any text, and gives places within the words and confidences from 0 to 1', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), fc.double({ min: 0.2, max: 1, noNaN: true }), (lines, confidence) => {
      const { personal, gains, ...fields } = parsePrintedText(makeWords([...lines, '25 mm/s 10 mm/mV'], confidence));
      for (const field of [...Object.values(fields), ...gains, ...Object.values(personal)]) {
        if (field === null) continue;
        expect(field.confidence).toBeGreaterThanOrEqual(0);
        expect(field.confidence).toBeLessThanOrEqual(1);
        expect(field.box.right).toBeGreaterThan(field.box.left);
      }
    }),
  );
});

it('believes nothing that was hardly read', () => {
  const lines = ['0.05-40 Hz', 'HR 75 bpm'];
  expect(isEmpty(parsePrintedText(makeWords(lines, 0.19)))).toBe(true);
  expect(isEmpty(parsePrintedText(makeWords(lines, 0.21)))).toBe(false);
});

it('reads what it would read where the words come in another order', () => {
  const words = makeWords(['HR 75 bpm   25 mm/s 10 mm/mV', 'PR 160   QRSD 98   QT/QTc 400/420']);
  const expected = parsePrintedText(words);
  fc.assert(
    fc.property(fc.shuffledSubarray([...words], { minLength: words.length }), (shuffled) => {
      expect(parsePrintedText(shuffled)).toEqual(expected);
    }),
  );
});
