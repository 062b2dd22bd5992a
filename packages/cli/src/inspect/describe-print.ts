import { type PagePrint, type PrintedDate, type PrintedFields, parsePrintedText } from '@einthoven/core';

/** Names less sure than this tell a person nothing. */
const leastTold = 0.5;

/** What was read of the print, in words: of the patient only where the page may tell it; nothing where nothing was read. */
export function describePrint({ labels, words, personal = false }: PagePrint): readonly string[] {
  const names = labels
    .filter(({ confidence }) => confidence >= leastTold)
    .map(({ lead, confidence }) => `${lead} ${Math.round(100 * confidence)} %`);
  return [
    ...(names.length > 0 ? [`Lead names read: ${names.join(', ')}.`] : []),
    ...(words === null ? [] : describeWords(words, personal)),
  ];
}

function describeWords(words: NonNullable<PagePrint['words']>, personal: boolean): readonly string[] {
  const fields = parsePrintedText(words);
  const found = [...describeScale(fields), ...describeMeasurements(fields)];
  const told = found.length > 0 ? found.join(', ') : 'nothing that is understood';
  const patient = personal ? describePersonal(fields.personal) : [];
  return [
    `Printed (${words.length} words): ${told}.`,
    ...(patient.length > 0 ? [`Printed of the patient: ${patient.join(', ')}.`] : []),
  ];
}

function describeScale({ paperSpeed, gains, filter }: PrintedFields): string[] {
  const kind = { all: '', limb: ' (limb)', chest: ' (chest)' };
  return [
    ...(paperSpeed ? [`${paperSpeed.value} mm/s`] : []),
    ...gains.map(({ value }) => `${value.gain} mm/mV${kind[value.leads]}`),
    ...(filter ? describeFilter(filter.value) : []),
  ];
}

function describeFilter({ highPass, lowPass, mains }: NonNullable<PrintedFields['filter']>['value']): string[] {
  const band = highPass === null ? `up to ${lowPass} Hz` : `${highPass}–${lowPass} Hz`;
  return [...(lowPass === null ? [] : [band]), ...(mains === null ? [] : [`mains filter ${mains} Hz`])];
}

function describeMeasurements(fields: PrintedFields): string[] {
  const list = [
    ['rate', fields.heartRate, '/min'],
    ['PR', fields.prInterval, ' ms'],
    ['QRS', fields.qrsDuration, ' ms'],
    ['QT', fields.qtInterval, ' ms'],
    ['QTc', fields.correctedQtInterval, ' ms'],
    ['P axis', fields.pAxis, '°'],
    ['QRS axis', fields.qrsAxis, '°'],
    ['T axis', fields.tAxis, '°'],
    ['device', fields.device, ''],
  ] as const;
  return list.flatMap(([name, field, unit]) => (field ? [`${name} ${field.value}${unit}`] : []));
}

function describePersonal(fields: PrintedFields['personal']): string[] {
  const date = (value: PrintedDate) => value.iso ?? value.printed;
  return [
    ...(fields.name ? [`name ${fields.name.value}`] : []),
    ...(fields.id ? [`number ${fields.id.value}`] : []),
    ...(fields.age ? [`age ${fields.age.value}`] : []),
    ...(fields.sex ? [fields.sex.value] : []),
    ...(fields.birthDate ? [`born ${date(fields.birthDate.value)}`] : []),
    ...(fields.recordingDate ? [`recorded ${date(fields.recordingDate.value)}`] : []),
    ...(fields.recordingTime ? [`at ${fields.recordingTime.value}`] : []),
  ];
}
