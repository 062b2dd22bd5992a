/** One option as users write it: `grid.minimumPitch`. */
export interface OptionDescription {
  readonly path: string;
  readonly description: string;
  readonly unit: string | null;
  readonly defaultValue: unknown;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** The values that are allowed, where they can be listed. */
  readonly allowed: readonly unknown[] | null;
  /** JSON types: `number`, `string`, `null` … */
  readonly types: readonly string[];
}

interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
}

/** The options of a JSON schema with defaults, units and ranges, in its order; `path` leads to its root. */
export function listSchemaOptions(schema: object, path: readonly string[] = []): readonly OptionDescription[] {
  return Object.entries((schema as SchemaNode).properties ?? {}).flatMap(([name, child]) =>
    child.properties ? listSchemaOptions(child, [...path, name]) : [describeOption(child, [...path, name].join('.'))],
  );
}

function describeOption(node: SchemaNode, path: string): OptionDescription {
  const choices = [node, ...(node.anyOf ?? [])];
  const first = <Key extends keyof SchemaNode>(key: Key) => choices.find((choice) => choice[key] !== undefined)?.[key];
  const allowed = choices.flatMap((choice) => choice.enum ?? (choice.const === undefined ? [] : [choice.const]));
  return {
    path,
    description: first('description') ?? '',
    unit: first('unit') ?? null,
    defaultValue: node.default,
    minimum: knownLimit(first('minimum') ?? first('exclusiveMinimum')),
    maximum: knownLimit(first('maximum')),
    allowed: allowed.length > 0 ? allowed : null,
    types: choices.flatMap((choice) => choice.type ?? []),
  };
}

/** Whole numbers carry the largest safe integer as a limit, which says nothing to a person. */
function knownLimit(value: number | undefined): number | null {
  return value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? null : value;
}
