import type { PrintedWord } from '@einthoven/core';
import { millimetres } from '@einthoven/core';
import { expect, it } from 'vitest';
import { describePrint } from './describe-print.ts';

/** Words of one line, 2 mm high, with gaps as between words. */
const words: readonly PrintedWord[] = '25mm/s 10mm/mV 0.05-40Hz HR 75 bpm Female DOB: 05.03.1970'
  .split(' ')
  .map((text, index) => ({
    text,
    box: {
      left: millimetres(20 * index),
      top: millimetres(0),
      right: millimetres(20 * index + 18),
      bottom: millimetres(2),
    },
    confidence: 0.9,
  }));

it('tells what is printed, and nothing of the patient', () => {
  expect(describePrint({ labels: [], words })).toEqual([
    'Printed (9 words): 25 mm/s, 10 mm/mV, 0.05–40 Hz, rate 75/min.',
  ]);
});

it('tells of the patient where it may', () => {
  expect(describePrint({ labels: [], words, personal: true })[1]).toBe(
    'Printed of the patient: female, born 1970-03-05.',
  );
});

it('says so where it understands nothing, and is silent where nothing could read', () => {
  expect(describePrint({ labels: [], words: [] })).toEqual(['Printed (0 words): nothing that is understood.']);
  expect(describePrint({ labels: [], words: null })).toEqual([]);
});

it('tells which names of leads were read, and how surely', () => {
  const box = words[0]!.box;
  const labels = [
    { lead: 'V1', box, confidence: 0.981 },
    { lead: '-aVR', box, confidence: 0.5 },
    { lead: 'I', box, confidence: 0.34 },
  ] as const;
  expect(describePrint({ labels, words: null })).toEqual(['Lead names read: V1 98 %, -aVR 50 %.']);
});
