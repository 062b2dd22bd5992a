import type { RandomPicks } from './create-random-picks.ts';

export interface InventedTexts {
  readonly patient: readonly string[];
  readonly intervals: readonly string[];
  readonly statements: readonly string[];
  readonly clinic: readonly string[];
}

const firstNames = ['Maxi', 'Alex', 'Kim', 'Robin', 'Sascha', 'Noor', 'Jordan', 'Mika', 'Toni', 'Luca'] as const;
const lastNames = ['Muster', 'Sample', 'Specimen', 'Voorbeeld', 'Esempio', 'Beispiel', 'Prueba', 'Modele'] as const;
const clinics = ['GENERAL HOSPITAL', 'Heart Centre', 'Ward 4 West', 'Cardiology', 'Praxis am Park', 'Unit 12'] as const;
const rhythms = ['Sinus rhythm', 'Normal sinus rhythm', 'Sinus bradycardia', 'Atrial fibrillation'] as const;
const findings = [
  'Left axis deviation',
  'Right bundle branch block',
  'Nonspecific T wave abnormality',
  'Left ventricular hypertrophy',
  'Prolonged QT',
  'Possible inferior infarct, age undetermined',
  'Poor R wave progression',
  'Borderline ECG',
  'Normal ECG',
  'ABNORMAL ECG',
  'Unconfirmed report',
] as const;
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

/** Lines as machines print them about nobody: each is made up, from names that stand for examples in several languages. */
export function inventPageTexts(picks: RandomPicks): InventedTexts {
  const { whole, pick, chance } = picks;
  const heartRate = whole(38, 160);
  const qrs = whole(74, 168);
  const qt = whole(310, 480);
  const corrected = Math.round(qt / Math.sqrt(60 / heartRate));
  const axis = () => whole(-60, 110);
  const padded = (value: number) => String(value).padStart(2, '0');
  const year = whole(1994, 2025);
  const day = padded(whole(1, 28));
  const month = whole(1, 12);
  const date = pick([
    `${day}-${monthNames[month - 1]!}-${year}`,
    `${padded(month)}/${day}/${year}`,
    `${year}-${padded(month)}-${day}`,
    `${day}.${padded(month)}.${year}`,
  ]);
  const time = `${padded(whole(0, 23))}:${padded(whole(0, 59))}:${padded(whole(0, 59))}`;
  const first = pick(firstNames);
  const last = pick(lastNames);
  const name = pick([`${last}, ${first}`, `${first} ${last}`, `${last.toUpperCase()} ${first.toUpperCase()}`]);
  const sex = pick(['Male', 'Female', 'M', 'F', 'male', 'female']);
  const separator = pick([': ', ' ', '  ', ' = ']);
  const statements = [pick(rhythms), ...Array.from({ length: whole(0, 4) }, () => pick(findings))];
  return {
    patient: [
      chance(0.5) ? `Name: ${name}` : name,
      `ID${separator}${whole(100000, 99999999)}`,
      `${date}  ${time}`,
      `${whole(18, 97)} ${pick(['years', 'yr', 'Y', 'J'])}  ${sex}`,
    ],
    intervals: [
      `${pick(['Vent. rate', 'HR', 'Rate', 'VR'])}${separator}${heartRate} ${pick(['BPM', 'bpm', '/min'])}`,
      `${pick(['PR interval', 'PR', 'PQ'])}${separator}${whole(112, 236)} ms`,
      `${pick(['QRS duration', 'QRSD', 'QRS'])}${separator}${qrs} ms`,
      `${pick(['QT/QTc', 'QT/QTcB', 'QT - QTc'])}${separator}${qt}/${corrected} ms`,
      `${pick(['P-R-T axes', 'P/QRS/T axis', 'AXES'])}${separator}${axis()} ${axis()} ${axis()}`,
    ],
    statements,
    clinic: [pick(clinics), `Device ${whole(10, 99)}`, `Loc: ${whole(1, 40)}`],
  };
}
