import type { HeaderField } from './header-fields.ts';

/** Values of one line by field name; fields that are not given are missing. */
export type HeaderValues<Name extends string> = { readonly [name in Name]?: string };

/** One line of a header from its values, in the order of the table. */
export function writeHeaderLine<Name extends string>(
  fields: readonly (HeaderField & { readonly name: Name })[],
  values: HeaderValues<Name>,
): string {
  return fields
    .filter((field) => values[field.name] !== undefined)
    .map((field) => `${field.before}${values[field.name]}${field.after ?? ''}`)
    .join('');
}

/** The values of one line; null where the line does not follow the table. */
export function readHeaderLine<Name extends string>(
  fields: readonly (HeaderField & { readonly name: Name })[],
  line: string,
): HeaderValues<Name> | null {
  const match = linePattern(fields).exec(line.trim());
  return match === null ? null : ({ ...match.groups } as HeaderValues<Name>);
}

/** Fields after a blank nest, since each needs those before it; attached fields are optional where they stand. */
function linePattern(fields: readonly HeaderField[]): RegExp {
  let pattern = '^';
  let close = '';
  for (const { name, pattern: value, before, after, required } of fields) {
    const attached = before !== '' && before !== ' ';
    const lead = before === ' ' ? '[ \\t]+' : before.replace(/[(+]/, '\\$&');
    const field = `${lead}(?<${name}>${value})${after === undefined ? '' : `\\${after}`}`;
    if (attached) pattern += `(?:${field})?`;
    else if (required) pattern += field;
    else {
      pattern += `(?:${field}`;
      close += ')?';
    }
  }
  return new RegExp(`${pattern}${close}$`);
}
