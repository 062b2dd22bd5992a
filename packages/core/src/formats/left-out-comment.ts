/** What the comments of a record say about signals that were not read; none where all were. */
export function leftOutComment(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`Signals that were left out, as no lead or a lead given before: ${names.join(', ')}`];
}
