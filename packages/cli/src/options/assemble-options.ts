import { type DigitizeOptions, digitizeOptionsSchema, EinthovenError } from '@einthoven/core';
import { parse } from 'yaml';
import { listOptions, type OptionDescription } from './list-options.ts';
import { suggestName } from './suggest-name.ts';

/** Where options come from; what stands later wins: the file, the shortcuts, `--set`. */
export interface OptionSources {
  /** Text of a YAML file with the same tree as `einthoven config` prints. */
  readonly configText?: string;
  /** Values by path, as the shortcuts give them. */
  readonly shortcuts: Readonly<Record<string, unknown>>;
  /** `path=value`, in the order written. */
  readonly assignments: readonly string[];
}

type Tree = Record<string, unknown>;

/** Puts the options together and checks them. Throws OPTION_INVALID with the nearest name for unknown ones. */
export function assembleOptions(sources: OptionSources): DigitizeOptions {
  const known = listOptions();
  const tree = sources.configText === undefined ? {} : parseConfig(sources.configText);
  for (const [path, value] of Object.entries(sources.shortcuts)) setValue(tree, path, value);
  for (const assignment of sources.assignments) {
    const { path, value } = parseAssignment(assignment, known);
    setValue(tree, path, value);
  }
  const result = digitizeOptionsSchema.safeParse(tree);
  if (result.success) return result.data;
  throw new EinthovenError('OPTION_INVALID', result.error.issues.map((issue) => explainIssue(issue, known)).join(' '));
}

function parseConfig(text: string): Tree {
  let tree: unknown;
  try {
    tree = parse(text) ?? {};
  } catch (error) {
    throw new EinthovenError('OPTION_INVALID', `The configuration is no valid YAML: ${String(error)}`, {
      cause: error,
    });
  }
  if (typeof tree !== 'object' || Array.isArray(tree)) {
    throw new EinthovenError('OPTION_INVALID', 'The configuration must be a tree of options such as `grid:`.');
  }
  // An empty stage (`grid:` with nothing below) means its defaults.
  return Object.fromEntries(Object.entries(tree as Tree).map(([name, value]) => [name, value ?? {}]));
}

/** Splits `grid.minimumPitch=4`; the value is read as YAML unless the option is a text. */
function parseAssignment(assignment: string, known: readonly OptionDescription[]) {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new EinthovenError('OPTION_INVALID', `--set expects path=value, but got "${assignment}".`);
  const path = assignment.slice(0, equals).trim();
  const text = assignment.slice(equals + 1).trim();
  const option = known.find((candidate) => candidate.path === path);
  if (!option) throw new EinthovenError('OPTION_INVALID', describeUnknown(path, known));
  return { path, value: option.types.includes('string') && text !== 'null' ? text : parseScalar(text, path) };
}

function parseScalar(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new EinthovenError('OPTION_INVALID', `The value of ${path} cannot be read: "${text}".`, { cause: error });
  }
}

function setValue(tree: Tree, path: string, value: unknown): void {
  const parts = path.split('.');
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const child = node[part];
    node[part] = typeof child === 'object' && child !== null ? child : {};
    node = node[part] as Tree;
  }
  node[parts.at(-1)!] = value;
}

function describeUnknown(path: string, known: readonly OptionDescription[]): string {
  const suggestion = suggestName(
    path,
    known.map((option) => option.path),
  );
  return `There is no option ${path}; did you mean ${suggestion}?`;
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function explainIssue(issue: Issue, known: readonly OptionDescription[]): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => describeUnknown(path ? `${path}.${key}` : key, known)).join(' ');
  }
  const unit = known.find((option) => option.path === path)?.unit;
  return `${path}${unit ? ` (${unit})` : ''}: ${issue.message}.`;
}
