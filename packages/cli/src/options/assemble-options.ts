import { type DigitizeOptions, digitizeOptionsSchema, EinthovenError } from '@einthoven/core';
import { explainIssue } from './explain-issue.ts';
import { listOptions } from './list-options.ts';
import { type OptionSources, readOptionTree } from './read-option-tree.ts';

/** Puts the options of the pipeline together and checks them. Throws OPTION_INVALID with the nearest name for unknown ones. */
export function assembleOptions(sources: OptionSources): DigitizeOptions {
  const known = listOptions();
  const result = digitizeOptionsSchema.safeParse(readOptionTree(sources, known));
  if (result.success) return result.data;
  throw new EinthovenError('OPTION_INVALID', result.error.issues.map((issue) => explainIssue(issue, known)).join(' '));
}
