import { EinthovenError } from '@einthoven/core';
import { suggestName } from '../options/suggest-name.ts';
import { captureNames, type WearChoice } from './wear-choice.ts';

const choices: readonly string[] = ['none', 'random', ...captureNames];
const defaultStrength = 0.5;

/** From `photo`, `photo:0.8` or `photo,scan:0.8`. Throws OPTION_INVALID. */
export function parseWearChoice(text: string): WearChoice {
  const [list = '', ...strengths] = text.split(':');
  const strength = parseStrength(strengths);
  const names = list.split(',').map((name) => name.trim());
  const [first = ''] = names;
  if (names.length === 1 && choices.includes(first)) return { capture: first as WearChoice['capture'], strength };
  // In a list stand captures only.
  const known: readonly string[] = names.length === 1 ? choices : captureNames;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const suggestion = suggestName(unknown, known);
    throw new EinthovenError('OPTION_INVALID', `There is no wear "${unknown}"; did you mean ${suggestion}?`);
  }
  return { capture: 'random', kinds: captureNames.filter((name) => names.includes(name)), strength };
}

function parseStrength(strengths: readonly string[]): number {
  if (strengths.length === 0) return defaultStrength;
  const text = strengths.join(':').trim();
  const strength = Number(text);
  if (text !== '' && strength >= 0 && strength <= 1) return strength;
  throw new EinthovenError('OPTION_INVALID', `The strength of --wear goes from 0 to 1, but got "${text}".`);
}
