import type { PtbxlFacts } from './ptbxl-labels.ts';
import { setHeaderComments } from './set-header-comments.ts';

/** Fields of a record line before time and date: name, signals, frequency, samples. */
const plainFields = 4;

/** The header of a PTB-XL record with time, date, age, sex, height, weight and labels. Doing it again changes nothing. */
export function enrichPtbxlHeader(headerText: string, facts: PtbxlFacts): string {
  const [first = '', ...others] = headerText.split(/\r\n|\n|\r/);
  const recordLine = [...first.trim().split(/\s+/).slice(0, plainFields), facts.time, facts.date].join(' ');
  const number = (value: number | null) => (value === null ? 'Unknown' : String(value));
  return setHeaderComments([recordLine, ...others].join('\n'), {
    Age: [number(facts.age)],
    Sex: [facts.sex],
    Height: [number(facts.height)],
    Weight: [number(facts.weight)],
    Labels: [facts.labels.join(', ')],
  });
}
