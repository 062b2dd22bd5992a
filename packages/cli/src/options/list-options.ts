import { digitizeOptionsSchema } from '@einthoven/core';
import { listSchemaOptions, type OptionDescription } from './list-schema-options.ts';

/** The JSON schema of the options, as editors and other programs read it. */
export const describeOptionsAsJsonSchema = (): object =>
  digitizeOptionsSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' });

/** All options of the pipeline with defaults, units and ranges, in the order of the stages. */
export function listOptions(): readonly OptionDescription[] {
  return listSchemaOptions(describeOptionsAsJsonSchema());
}
