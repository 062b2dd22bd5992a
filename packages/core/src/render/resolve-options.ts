import type { z } from 'zod';
import { EinthovenError } from '../errors.ts';

/**
 * Options after their schema, with defaults.
 *
 * @param group What stands before the name of an option in messages, as in `render.gain`.
 * @throws EinthovenError OPTION_INVALID naming the option at fault.
 */
export function resolveOptions<Schema extends z.ZodType>(
  schema: Schema,
  options: z.input<Schema>,
  group: string,
): z.output<Schema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new EinthovenError('OPTION_INVALID', `${group}.${issue.path.join('.')}: ${issue.message}`);
}
