import type { OptionDescription } from './list-schema-options.ts';
import { suggestName } from './suggest-name.ts';

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What a schema finds wrong, with the unit of the option, or the nearest name of one that is unknown. */
export function explainIssue(issue: Issue, known: readonly OptionDescription[]): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => describeUnknownOption(path ? `${path}.${key}` : key, known)).join(' ');
  }
  const unit = known.find((option) => option.path === path)?.unit;
  return `${path}${unit ? ` (${unit})` : ''}: ${issue.message}.`;
}

/** That there is no such option, and the nearest one. */
export function describeUnknownOption(path: string, known: readonly OptionDescription[]): string {
  const suggestion = suggestName(
    path,
    known.map((option) => option.path),
  );
  return `There is no option ${path}; did you mean ${suggestion}?`;
}
