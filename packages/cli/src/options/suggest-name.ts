/**
 * The known name nearest to what was written, by the number of letters to change (Levenshtein 1966). The last part
 * of a name is tried as well, so that `minimumPitch` finds `grid.minimumPitch`. Null without known names.
 */
export function suggestName(written: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const lastPart = name.slice(name.lastIndexOf('.') + 1);
    const distance = Math.min(countChanges(written, name), countChanges(written, lastPart) + 0.5);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function countChanges(from: string, to: string): number {
  const source = from.toLowerCase();
  const target = to.toLowerCase();
  let previous = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (let row = 1; row <= source.length; row++) {
    const current = [row];
    for (let column = 1; column <= target.length; column++) {
      const replaced = previous[column - 1]! + (source[row - 1] === target[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[target.length]!;
}
