import type { Option } from 'commander';

/** An option in the help: its choices and its default, where those say anything. */
export function describeOption(option: Option): string {
  const facts = [
    option.argChoices ? `choices: ${option.argChoices.join(', ')}` : null,
    describeDefault(option.defaultValueDescription ?? option.defaultValue),
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? `${option.description} (${facts.join('; ')})` : option.description;
}

/** Switches that are off and lists that are empty need no words. */
function describeDefault(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(',') : value;
  return text === undefined || text === false || text === '' ? null : `default: ${String(text)}`;
}
