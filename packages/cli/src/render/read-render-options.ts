import { EinthovenError } from '@einthoven/core';
import { explainIssue } from '../options/explain-issue.ts';
import { type OptionSources, readOptionTree } from '../options/read-option-tree.ts';
import { suggestName } from '../options/suggest-name.ts';
import { dropDefaults } from './drop-defaults.ts';
import { listRenderOptions, renderGroups } from './list-render-options.ts';
import type { RenderStyle } from './render-request.ts';

/**
 * What the user set of the page, its wear and the synthetic heart, checked but without defaults: those come from the
 * preset and chance; so do values of a file that say the default. Throws OPTION_INVALID with the nearest name for unknown options.
 */
export function readRenderOptions(sources: OptionSources): RenderStyle['options'] {
  const known = listRenderOptions();
  const { configText, ...others } = sources;
  const config = configText === undefined ? {} : readOptionTree({ configText, shortcuts: {}, assignments: [] }, known);
  // JSON is YAML.
  const tree = readOptionTree({ ...others, configText: JSON.stringify(dropDefaults(config, known)) }, known);
  const groups = Object.keys(renderGroups);
  const stranger = Object.keys(tree).find((name) => !groups.includes(name));
  if (stranger !== undefined) {
    const suggestion = suggestName(stranger, groups);
    throw new EinthovenError('OPTION_INVALID', `There are no options ${stranger}; did you mean ${suggestion}?`);
  }
  const faults = Object.entries(renderGroups).flatMap(([name, schema]) => {
    const issues = schema.safeParse(tree[name] ?? {}).error?.issues ?? [];
    return issues.map((issue) => explainIssue({ ...issue, path: [name, ...issue.path] }, known));
  });
  if (faults.length > 0) throw new EinthovenError('OPTION_INVALID', faults.join(' '));
  const { render = {}, wear = {}, heart = {} } = tree as Partial<RenderStyle['options']>;
  return { render, wear, heart };
}
