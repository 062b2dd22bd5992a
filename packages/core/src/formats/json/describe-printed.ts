import type { PagePrint } from '../../model/printed.ts';
import type { PersonalFields, PrintedDate, PrintedField, PrintedFields } from '../../model/printed-fields.ts';
import { parsePrintedText } from '../../printed/parse-printed-text.ts';
import type { DigitizationJson } from './digitization-json-schema.ts';
import { roundNumber } from './round-number.ts';

type PrintedPart = NonNullable<DigitizationJson['digitization']>['printed'];
type PersonalPart = NonNullable<PrintedPart>['personal'];

/**
 * What the page says about itself; null where no text reader ran. What it says of the patient is told only where the
 * page may tell it (`print.personal`), and the words themselves never are.
 */
export function describePrinted({ words, personal = false }: PagePrint): PrintedPart {
  if (words === null) return null;
  const fields = parsePrintedText(words);
  return {
    paperSpeed: describe(fields.paperSpeed),
    gains: fields.gains.map(({ value, ...place }) => ({
      ...describe({ ...place, value: value.gain })!,
      leads: value.leads,
    })),
    filter: describeFilter(fields.filter),
    heartRate: describe(fields.heartRate),
    prInterval: describe(fields.prInterval),
    qrsDuration: describe(fields.qrsDuration),
    qtInterval: describe(fields.qtInterval),
    correctedQtInterval: describe(fields.correctedQtInterval),
    pAxis: describe(fields.pAxis),
    qrsAxis: describe(fields.qrsAxis),
    tAxis: describe(fields.tAxis),
    device: describe(fields.device),
    personal: personal ? describePersonal(fields.personal) : null,
  };
}

function describePersonal(fields: PersonalFields): PersonalPart {
  return {
    name: describe(fields.name),
    id: describe(fields.id),
    age: describe(fields.age),
    sex: describe(fields.sex),
    birthDate: describeDate(fields.birthDate),
    recordingDate: describeDate(fields.recordingDate),
    recordingTime: describe(fields.recordingTime),
  };
}

/** The value as it is (brands are gone in JSON), its place in micrometres. */
function describe<Value extends number | string>(field: PrintedField<Value> | null) {
  return field && { value: field.value, ...describePlace(field) };
}

function describeFilter(filter: PrintedFields['filter']) {
  return filter && { ...filter.value, ...describePlace(filter) };
}

function describeDate(field: PrintedField<PrintedDate> | null) {
  return field && { ...field.value, ...describePlace(field) };
}

function describePlace({ box, confidence }: PrintedField<unknown>) {
  return {
    confidence: roundNumber(confidence, 4),
    box: {
      left: roundNumber(box.left, 3),
      top: roundNumber(box.top, 3),
      right: roundNumber(box.right, 3),
      bottom: roundNumber(box.bottom, 3),
    },
  };
}
