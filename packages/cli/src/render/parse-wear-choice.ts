import { EinthovenError } from '@einthoven/core';
import { suggestName } from '../options/suggest-name.ts';
import { captureNames, type WearChoice } from './wear-choice.ts';

const choices: readonly string[] = ['none', 'random', ...captureNames];
const defaultStrength = 0.5;

/** From `photo` or `photo:0.8`. Throws OPTION_INVALID. */
export function parseWearChoice(text: string): WearChoice {
  const [capture = '', ...strengths] = text.split(':');
  if (!choices.includes(capture)) {
    const suggestion = suggestName(capture, choices);
    throw new EinthovenError('OPTION_INVALID', `There is no wear "${capture}"; did you mean ${suggestion}?`);
  }
  const strengthText = strengths.join(':').trim();
  const strength = strengths.length === 0 ? defaultStrength : Number(strengthText);
  if (strength >= 0 && strength <= 1 && (strengths.length === 0 || strengthText !== '')) {
    return { capture: capture as WearChoice['capture'], strength };
  }
  throw new EinthovenError('OPTION_INVALID', `The strength of --wear goes from 0 to 1, but got "${strengthText}".`);
}
