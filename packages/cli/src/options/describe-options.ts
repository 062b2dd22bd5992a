import type { OptionDescription } from './list-schema-options.ts';

/** Options with their defaults as a YAML file, each under a comment with its meaning, unit and range. */
export function describeOptions(options: readonly OptionDescription[]): string {
  const lines = ['# All options with their defaults. Save it, change it, and give it with --config.'];
  let before: readonly string[] = [];
  for (const option of options) {
    const parts = option.path.split('.');
    parts.slice(0, -1).forEach((part, depth) => {
      if (before.slice(0, depth + 1).join('.') === parts.slice(0, depth + 1).join('.')) return;
      if (depth === 0) lines.push('');
      lines.push(`${'  '.repeat(depth)}${part}:`);
    });
    before = parts;
    const indent = '  '.repeat(parts.length - 1);
    lines.push(`${indent}# ${describe(option)}`);
    const name = parts.at(-1)!;
    // JSON is YAML. Without a default and null not allowed, the option is left out: the line shows only its name.
    if (option.defaultValue !== undefined || option.types.includes('null')) {
      lines.push(`${indent}${name}: ${JSON.stringify(option.defaultValue ?? null)}`);
    } else lines.push(`${indent}# ${name}:`);
  }
  return `${lines.join('\n')}\n`;
}

function describe(option: OptionDescription): string {
  const facts = [
    option.unit === null ? null : `unit: ${option.unit}`,
    option.allowed === null ? describeRange(option) : `one of: ${option.allowed.join(', ')}`,
    option.types.includes('null') ? 'may be null' : null,
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? `${option.description} [${facts.join('; ')}]` : option.description;
}

function describeRange({ minimum, maximum }: OptionDescription): string | null {
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`;
  if (minimum !== null) return `at least ${minimum}`;
  return maximum === null ? null : `at most ${maximum}`;
}
