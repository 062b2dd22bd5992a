import { EinthovenError, mergeOptions, type OptionTree } from '@einthoven/core';
import { parse } from 'yaml';
import { describeUnknownOption } from './explain-issue.ts';
import type { OptionDescription } from './list-schema-options.ts';

/** Where options come from; what stands later wins: the file, the page's sidecar, the shortcuts, `--set`. */
export interface OptionSources {
  /** Text of a YAML file with the same tree as `einthoven config` prints. */
  readonly configText?: string;
  /** What the sidecar file of the page says. */
  readonly sidecar?: OptionTree;
  /** Values by path, as the shortcuts give them. */
  readonly shortcuts: Readonly<Record<string, unknown>>;
  /** `path=value`, in the order written. */
  readonly assignments: readonly string[];
}

/** Puts options together as a tree; only `--set` is checked against the known ones. Throws OPTION_INVALID. */
export function readOptionTree(sources: OptionSources, known: readonly OptionDescription[]): OptionTree {
  const config = sources.configText === undefined ? {} : parseConfig(sources.configText);
  const tree: GrowingTree = {};
  for (const [path, value] of Object.entries(sources.shortcuts)) setValue(tree, path, value);
  for (const assignment of sources.assignments) {
    const { path, value } = parseAssignment(assignment, known);
    setValue(tree, path, value);
  }
  return mergeOptions(mergeOptions(config, sources.sidecar ?? {}), tree);
}

type GrowingTree = Record<string, unknown>;

function parseConfig(text: string): OptionTree {
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
  // An empty group (`grid:` with nothing below) means its defaults.
  return Object.fromEntries(Object.entries(tree as OptionTree).map(([name, value]) => [name, value ?? {}]));
}

/** Splits `grid.minimumPitch=4`; the value is read as YAML unless the option is a text. */
function parseAssignment(assignment: string, known: readonly OptionDescription[]) {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new EinthovenError('OPTION_INVALID', `--set expects path=value, but got "${assignment}".`);
  const path = assignment.slice(0, equals).trim();
  const text = assignment.slice(equals + 1).trim();
  const option = known.find((candidate) => candidate.path === path);
  if (!option) throw new EinthovenError('OPTION_INVALID', describeUnknownOption(path, known));
  return { path, value: option.types.includes('string') && text !== 'null' ? text : parseScalar(text, path) };
}

function parseScalar(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new EinthovenError('OPTION_INVALID', `The value of ${path} cannot be read: "${text}".`, { cause: error });
  }
}

function setValue(tree: GrowingTree, path: string, value: unknown): void {
  const parts = path.split('.');
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const child = node[part];
    node[part] = typeof child === 'object' && child !== null ? child : {};
    node = node[part] as GrowingTree;
  }
  node[parts.at(-1)!] = value;
}
