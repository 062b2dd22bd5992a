import { expect, it } from 'vitest';
import { makeWords } from '../../printed/test-support/make-words.ts';
import { completeDigitization, exampleProvenance } from '../test-support/example-digitization.ts';
import { describePrinted } from './describe-printed.ts';
import { digitizationJsonSchema } from './digitization-json-schema.ts';
import { encodeDigitizationJson } from './encode-digitization-json.ts';

const words = makeWords([
  'Muster, Maxi  ID:75901969   23.04.2017  12:09:47',
  '47 yr   Female   DOB: 05.03.1970   Referred by: Dr. Sample',
  'Vent. rate   74   BPM',
  '25 mm/s   Limb: 10 mm/mV   Chest: 5 mm/mV   F 50~ 0.05-150 Hz   MAC 5500',
]);
const personalTexts = /Muster|Maxi|75901969|2017|12:09|47|Female|female|1970|Sample/;

const encode = (personal?: boolean) => {
  const print = { labels: [], words, ...(personal === undefined ? {} : { personal }) };
  const page = { ...completeDigitization.page, print };
  return new TextDecoder().decode(encodeDigitizationJson({ ...completeDigitization, page }, exampleProvenance));
};

it('tells nothing where no words were read', () => {
  expect(describePrinted({ labels: [], words: null, personal: true })).toBeNull();
});

it('tells what is printed, with its places', () => {
  const document = digitizationJsonSchema.parse(JSON.parse(encode()));
  expect(document.digitization?.printed).toMatchObject({
    paperSpeed: { value: 25, confidence: 0.9, box: { left: 0, top: 12, right: 10.2, bottom: 14 } },
    gains: [
      { value: 10, leads: 'limb' },
      { value: 5, leads: 'chest' },
    ],
    filter: { highPass: 0.05, lowPass: 150, mains: 50 },
    heartRate: { value: 74 },
    prInterval: null,
    device: { value: 'MAC 5500' },
    personal: null,
  });
});

it.each([undefined, false])('writes nothing of the patient where personal is %s', (personal) => {
  const { digitization } = JSON.parse(encode(personal));
  expect(JSON.stringify(digitization.printed)).not.toMatch(personalTexts);
});

it('writes what it knows of the patient where it may', () => {
  const document = digitizationJsonSchema.parse(JSON.parse(encode(true)));
  expect(document.digitization?.printed?.personal).toMatchObject({
    name: { value: 'Muster, Maxi' },
    id: { value: '75901969' },
    age: { value: 47 },
    sex: { value: 'female' },
    birthDate: { printed: '05.03.1970', iso: '1970-03-05' },
    recordingDate: { iso: '2017-04-23' },
    recordingTime: { value: '12:09:47' },
  });
  expect(JSON.stringify(document.digitization?.printed)).not.toMatch(/Sample/);
});
