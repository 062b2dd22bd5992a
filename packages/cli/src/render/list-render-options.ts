import { heartOptionsSchema, renderOptionsSchema, wearOptionsSchema } from '@einthoven/core/render';
import { listSchemaOptions, type OptionDescription } from '../options/list-schema-options.ts';

/** What the command line has other words for: `--template` and the group `wear`. */
export const pageOptionsSchema = renderOptionsSchema.omit({ template: true, wear: true });

/** The groups of options that `einthoven render` takes, by the first part of their paths. */
export const renderGroups = {
  render: pageOptionsSchema,
  wear: wearOptionsSchema.omit({ dotsPerInch: true }),
  heart: heartOptionsSchema,
} as const;

const jsonSchemaOf = (group: keyof typeof renderGroups): object =>
  renderGroups[group].toJSONSchema({ io: 'input', unrepresentable: 'any' });

const groupNames = Object.keys(renderGroups) as (keyof typeof renderGroups)[];

/** The JSON schema of the options of rendering, as editors and other programs read it. */
export function describeRenderOptionsAsJsonSchema(): object {
  const properties = Object.fromEntries(groupNames.map((group) => [group, jsonSchemaOf(group)]));
  return { type: 'object', properties, additionalProperties: false };
}

/** All options of rendering with defaults, units and ranges: the page, its wear, the synthetic heart. */
export function listRenderOptions(): readonly OptionDescription[] {
  return groupNames.flatMap((group) => listSchemaOptions(jsonSchemaOf(group), [group]));
}
