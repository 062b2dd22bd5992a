import type { RandomPicks } from './create-random-picks.ts';

/** What a machine knows about nobody: invented words and numbers that fit together. */
export interface InventedTexts {
  readonly name: string;
  readonly id: string;
  readonly date: string;
  readonly time: string;
  readonly age: number;
  readonly sex: string;
  readonly heartRate: number;
  readonly pr: number;
  readonly qrs: number;
  readonly qt: number;
  readonly correctedQt: number;
  readonly axes: readonly [p: number, qrs: number, t: number];
  readonly statements: readonly string[];
  readonly clinic: string;
}

const firstNames = ['Maxi', 'Alex', 'Kim', 'Robin', 'Sascha', 'Noor', 'Jordan', 'Mika', 'Toni', 'Luca'] as const;
const lastNames = ['Muster', 'Sample', 'Specimen', 'Voorbeeld', 'Esempio', 'Beispiel', 'Prueba', 'Modele'] as const;
const clinics = ['GENERAL HOSPITAL', 'Heart Centre', 'Ward 4 West', 'Cardiology', 'Praxis am Park', 'Unit 12'] as const;
const rhythms = ['Sinus rhythm', 'Normal sinus rhythm', 'Sinus arrhythmia', 'Atrial fibrillation'] as const;
const slowRhythm = 'Sinus bradycardia';
const fastRhythm = 'Sinus tachycardia';
const findings = [
  'Left axis deviation',
  'Right bundle branch block',
  'Nonspecific T wave abnormality',
  'Left ventricular hypertrophy',
  'Prolonged QT',
  'Possible inferior infarct, age undetermined',
  'Poor R wave progression',
  'ST elevation, consider early repolarization',
  'Borderline ECG',
  'Normal ECG',
  'ABNORMAL ECG',
  'Unconfirmed report',
  'No previous ECGs available',
] as const;
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
/** Beats a minute below and above which a sinus rhythm has another name. */
const slow = 60;
const fast = 100;

/** Texts for a page; the heart rate (beats a minute) is that of the signal where it is known. */
export function inventPageTexts(picks: RandomPicks, knownHeartRate: number | null): InventedTexts {
  const { whole, pick } = picks;
  const invented = whole(42, 150);
  const heartRate = Math.round(knownHeartRate ?? invented);
  const interval = 60 / heartRate;
  // Normal QT follows the root of the interval (Bazett 1920): the corrected one is what varies.
  const correctedQt = whole(370, 490);
  const first = pick(firstNames);
  const last = pick(lastNames);
  const sinus = heartRate < slow ? slowRhythm : heartRate > fast ? fastRhythm : 'Normal sinus rhythm';
  return {
    name: pick([`${last}, ${first}`, `${first} ${last}`, `${last.toUpperCase()} ${first.toUpperCase()}`]),
    id: String(whole(100_000, 99_999_999)),
    date: inventDate(picks),
    time: [whole(0, 23), whole(0, 59), whole(0, 59)].map(twoDigits).join(':'),
    age: whole(18, 97),
    sex: pick(['Male', 'Female', 'M', 'F', 'male', 'female']),
    heartRate,
    pr: whole(112, 236),
    qrs: whole(74, 168),
    qt: Math.round(correctedQt * Math.sqrt(interval)),
    correctedQt,
    axes: [whole(-20, 80), whole(-60, 110), whole(-20, 120)],
    statements: [...new Set([pick([sinus, ...rhythms]), ...Array.from({ length: whole(0, 5) }, () => pick(findings))])],
    clinic: pick(clinics),
  };
}

function inventDate({ whole, pick }: RandomPicks): string {
  const year = whole(1994, 2025);
  const day = twoDigits(whole(1, 28));
  const number = whole(1, 12);
  const month = twoDigits(number);
  return pick([
    `${day}-${monthNames[number - 1]!}-${year}`,
    `${month}/${day}/${year}`,
    `${year}-${month}-${day}`,
    `${day}.${month}.${year}`,
  ]);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
