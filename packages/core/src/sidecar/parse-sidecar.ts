import { parse } from 'yaml';
import { EinthovenError } from '../errors.ts';
import { mergeOptions, type OptionTree } from './merge-options.ts';

/** What stands behind the name of a page's file. */
export const sidecarSuffix = '.einthoven.yaml';

export interface ParseSidecarOptions {
  /** From 0. */
  readonly pageIndex: number;
  /** Pages of the file. */
  readonly pageCount: number;
}

/**
 * The options that a sidecar file gives for one page: those at its top for all pages, and over them those under `pages`
 * for the page's number (from 1). They are not checked against the schema of the options yet.
 *
 * @throws EinthovenError OPTION_INVALID where it is no tree of options, or names pages that the file does not have.
 */
export function parseSidecar(text: string, { pageIndex, pageCount }: ParseSidecarOptions): OptionTree {
  const { pages, ...common } = readTree(readYaml(text), 'The file');
  const own = pages === undefined || pages === null ? {} : readTree(pages, '`pages`');
  for (const number of Object.keys(own)) {
    if (/^\d+$/.test(number) && Number(number) >= 1 && Number(number) <= pageCount) continue;
    const there = pageCount === 1 ? 'has one page' : `has pages 1 to ${pageCount}`;
    throw new EinthovenError('OPTION_INVALID', `There is no page ${number}: the file ${there}.`);
  }
  const page = own[String(pageIndex + 1)];
  return mergeOptions(dropEmpty(common), page === undefined ? {} : dropEmpty(readTree(page, `Page ${pageIndex + 1}`)));
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new EinthovenError('OPTION_INVALID', `The file is no valid YAML: ${String(error)}`, { cause: error });
  }
}

function readTree(value: unknown, what: string): OptionTree {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as OptionTree;
  throw new EinthovenError('OPTION_INVALID', `${what} must be a tree of options such as \`grid:\`.`);
}

/** A group with nothing below it, as deleting lines leaves it, says nothing. */
function dropEmpty(tree: OptionTree): OptionTree {
  return Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== null));
}
