import { expect, it } from 'vitest';
import type { PrintedField, PrintedFields } from '../model/printed-fields.ts';
import { synthesizeHeart } from '../render/synthetic/synthesize-heart.ts';
import { degrees, millimetres } from '../units.ts';
import { compareMeasurements, listComparisons } from './compare-measurements.ts';
import { measureEcg } from './measure-ecg.ts';

const box = { left: millimetres(0), top: millimetres(0), right: millimetres(9), bottom: millimetres(3) };
const field = <Value>(value: Value, confidence = 0.9): PrintedField<Value> => ({ value, box, confidence });
const nobody = {
  name: null,
  id: null,
  age: null,
  sex: null,
  birthDate: null,
  recordingDate: null,
  recordingTime: null,
};
const silent: PrintedFields = {
  paperSpeed: null,
  gains: [],
  filter: null,
  heartRate: null,
  prInterval: null,
  qrsDuration: null,
  qtInterval: null,
  correctedQtInterval: null,
  pAxis: null,
  qrsAxis: null,
  tAxis: null,
  device: null,
  personal: nobody,
};
const measured = measureEcg(synthesizeHeart({ axis: 60 }, 1));
const codesOf = (printed: Partial<PrintedFields>) =>
  compareMeasurements(measured, { ...silent, ...printed }).map(({ message }) => message.split(':')[0]);

it('says nothing where the page says nothing, or the same', () => {
  expect(codesOf({})).toEqual([]);
  expect(codesOf({ heartRate: field(74), qrsDuration: field(96), qtInterval: field(390) })).toEqual([]);
});

it('warns of a time scale of half', () => {
  const [warning] = compareMeasurements(measured, { ...silent, heartRate: field(36) });
  expect(warning?.code).toBe('MEASUREMENT_DISAGREES');
  expect(warning?.message).toMatch(/^Heart rate: 7\d bpm measured, 36 bpm printed; the time scale is doubtful/);
});

it('leaves words alone that were hardly read', () => {
  expect(codesOf({ heartRate: field(36, 0.3) })).toEqual([]);
});

it('takes angles around the circle', () => {
  const axis = measured.qrsAxis!.value;
  expect(codesOf({ qrsAxis: field(degrees(axis - 350)) })).toEqual([]);
  expect(codesOf({ qrsAxis: field(degrees(axis - 180)) })).toEqual(['QRS axis']);
});

it('lists every row, printed or not', () => {
  const rows = listComparisons(measured, null);
  expect(rows.map(({ name }) => name)).toContain('QTc (Fridericia)');
  expect(rows.every(({ printed, disagrees }) => printed === null && disagrees === null)).toBe(true);
});
