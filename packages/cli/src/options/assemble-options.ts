import { type DigitizeOptions, digitizeOptionsSchema, EinthovenError, type OptionTree } from '@einthoven/core';
import { explainIssue } from './explain-issue.ts';
import { listOptions } from './list-options.ts';
import { type OptionSources, readOptionTree } from './read-option-tree.ts';

/** Puts the options of the pipeline together and checks them. Throws OPTION_INVALID with the nearest name for unknown ones. */
export function assembleOptions(sources: OptionSources): DigitizeOptions {
  return checkOptions(readOptionTree(sources, listOptions()));
}

/** A tree of options with all defaults. Throws OPTION_INVALID with what is wrong and the nearest names. */
export function checkOptions(tree: OptionTree): DigitizeOptions {
  const result = digitizeOptionsSchema.safeParse(tree);
  if (result.success) return result.data;
  const known = listOptions();
  throw new EinthovenError('OPTION_INVALID', result.error.issues.map((issue) => explainIssue(issue, known)).join(' '));
}
