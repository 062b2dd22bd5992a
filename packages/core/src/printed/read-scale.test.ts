import { expect, it } from 'vitest';
import { parsePrintedText } from './parse-printed-text.ts';
import { makeWords } from './test-support/make-words.ts';

const read = (...lines: string[]) => parsePrintedText(makeWords(lines));
const speedOf = (line: string) => read(line).paperSpeed?.value ?? null;
const gainsOf = (line: string) => read(line).gains.map(({ value }) => [value.gain, value.leads]);

it.each([
  ['25 mm/s', 25],
  ['25mm/s   10mm/mV', 25],
  ['50 mm/sec', 50],
  ['12,5 mm/s', 12.5],
  ['12.5mm/s', 12.5],
  ['Speed: 25 mm/sec   Limb: 10 mm/mV', 25],
  ['Vorschub 50 mm/Sek', 50],
  ['25mm/seg 10mm/mV', 25],
  ['HR 89  25mm/s', 25],
  // As programs misread it.
  ['25mmis 10mm/mV', 25],
  ['25mmls', 25],
  ['25 mn/sec', 25],
  ['25mmds', 25],
  ['25 rnm/s', 25],
  ['25 mm / s', 25],
  ['25mms', 25],
  ['25mm/¢', 25],
  ['25 mm/4ec', 25],
  ['25 mmifzec', 25],
  ['2S mm/s', null],
  ['26 mm/s', null],
  ['2 mm/s', null],
  ['S50mm/s', null],
  // A digit apart, another unit, none.
  ['2 5 mm/s', null],
  ['25 ms', null],
  ['25', null],
  ['Speed: 25', null],
  ['125 mm/s', 12.5],
  ['25 mm', null],
  ['25 mm/mV', null],
  // A page that contradicts itself.
  ['25 mm/s   50 mm/s', null],
  ['25 mm/s   25 mm/s', 25],
])('reads the speed of %j', (line, speed) => {
  expect(speedOf(line)).toBe(speed);
});

it('believes a rare speed only where it was read surely', () => {
  expect(parsePrintedText(makeWords(['5 mm/s'], 0.9)).paperSpeed?.value).toBe(5);
  expect(parsePrintedText(makeWords(['5 mm/s'], 0.4)).paperSpeed).toBeNull();
  expect(parsePrintedText(makeWords(['25 mm/s'], 0.4)).paperSpeed?.value).toBe(25);
});

it.each<[string, (string | number)[][]]>([
  ['10 mm/mV', [[10, 'all']]],
  ['25 mm/s 10mm/mV 150Hz', [[10, 'all']]],
  ['10,0 mm/mV', [[10, 'all']]],
  ['2,5mm/mV', [[2.5, 'all']]],
  ['1 cm/mV', [[10, 'all']]],
  ['1cm/mV', [[10, 'all']]],
  ['0,5 cm/mV', [[5, 'all']]],
  ['1 mV/cm', [[10, 'all']]],
  ['20mm/mV', [[20, 'all']]],
  ['x1.0 .05-150Hz 25mm/sec', [[10, 'all']]],
  ['x2 0.05-40Hz 25mm/sec', [[20, 'all']]],
  [
    'Limb: 10 mm/mV Chest: 5 mm/mV',
    [
      [10, 'limb'],
      [5, 'chest'],
    ],
  ],
  [
    'Limb: 10 mm/mV Chest: 10 mm/mV',
    [
      [10, 'limb'],
      [10, 'chest'],
    ],
  ],
  [
    'Extremitäten 20 mm/mV  Brustwand 10 mm/mV',
    [
      [20, 'limb'],
      [10, 'chest'],
    ],
  ],
  [
    'Membres: 10 mm/mV Précordiales: 5 mm/mV',
    [
      [10, 'limb'],
      [5, 'chest'],
    ],
  ],
  [
    'Miembros: 10 mm/mV Precordiales: 5 mm/mV',
    [
      [10, 'limb'],
      [5, 'chest'],
    ],
  ],
  [
    '10/5mm/mV',
    [
      [10, 'limb'],
      [5, 'chest'],
    ],
  ],
  // As programs misread it.
  ['10mm/mv', [[10, 'all']]],
  ['10mmlmV', [[10, 'all']]],
  ['10 mmimy', [[10, 'all']]],
  ['10mmmV', [[10, 'all']]],
  ['10 mmvmV', [[10, 'all']]],
  ['10 mmim¥', [[10, 'all']]],
  ['10mm/m', []],
  ['10 mm/mvV', [[10, 'all']]],
  ['10 mm/mnV', [[10, 'all']]],
  ['lO mm/mV', [[10, 'all']]],
  ['1O mm/mV', [[10, 'all']]],
  // Numbers that are no gain, and none.
  ['0 mm/mV', []],
  ['100 mm/mV', []],
  ['T0 mm/mV', []],
  ['10', []],
  ['10 mm', []],
  ['10 mV', []],
  ['mm/mV', []],
  ['x1', []],
  ['10 mm/mV  5 mm/mV', []],
])('reads the gains of %j', (line, gains) => {
  expect(gainsOf(line)).toEqual(gains);
});

it('tells where the words stand, and how surely they were read', () => {
  const { paperSpeed } = parsePrintedText(makeWords(['', 'Name  25 mm/s'], 0.8));
  expect(paperSpeed).toEqual({ value: 25, box: { left: 9, top: 4, right: 19.2, bottom: 6 }, confidence: 0.8 });
});
