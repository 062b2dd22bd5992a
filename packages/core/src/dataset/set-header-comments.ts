/** Names of comments (`# Name: value`) with their values; an empty list only takes the old ones away. */
export type HeaderValues = Readonly<Record<string, readonly string[]>>;

/**
 * A WFDB header with these comments instead of those of the same names; every other line stays as it is. Each value gets
 * a line of its own. Setting the same values twice changes nothing more.
 */
export function setHeaderComments(headerText: string, values: HeaderValues): string {
  const names = new Set(Object.keys(values).map((name) => name.toLowerCase()));
  const nameOf = (line: string) => /^#\s*([^:]+?)\s*:/.exec(line)?.[1]?.toLowerCase();
  const kept = headerText
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !names.has(nameOf(line) ?? ''));
  const added = Object.entries(values).flatMap(([name, lines]) =>
    lines.map((line) => `# ${name}: ${plain(line)}`.trimEnd()),
  );
  return `${[...kept, ...added].join('\n')}\n`;
}

/** Line breaks and control characters would end the comment. */
const plain = (text: string) => text.replace(/[\p{Control}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** The standard ends a header line at 255 bytes. */
const longestLine = 240;

/** Names separated by commas, on as many lines as they need. */
export function joinNames(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    const longer = last === undefined ? name : `${last}, ${name}`;
    if (last !== undefined && new TextEncoder().encode(longer).length <= longestLine) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  return lines;
}
