import { EinthovenError } from '@einthoven/core';
import { readOptionTree } from '../options/read-option-tree.ts';
import { listRenderOptions } from './list-render-options.ts';
import { readRenderOptions } from './read-render-options.ts';
import type { Variation } from './variation.ts';

const chanceAtEnd = /^(.*):([^:]*)$/s;
const range = /^(-?[\d.]+)\.\.(-?[\d.]+)$/;

/**
 * From `wear.stains=1..4:0.3` (a number from 1 to 4 on 0.3 of the pages), `render.gridStyle=dots|none` (one of them on
 * each page) or `wear.folds=2:0.5`. Throws OPTION_INVALID where the option does not take such values.
 */
export function parseVariation(text: string): Variation {
  const equals = text.indexOf('=');
  const path = text.slice(0, Math.max(0, equals)).trim();
  const [, values = '', chanceText] = chanceAtEnd.exec(text) ?? [];
  const chance = chanceText === undefined ? 1 : Number(chanceText.trim() || Number.NaN);
  if (equals < 1 || !(chance >= 0 && chance <= 1)) {
    throw new EinthovenError('OPTION_INVALID', `--vary expects path=values or path=values:part, but got "${text}".`, {
      remedy: 'The part of the pages goes from 0 to 1, as in wear.stains=1..4:0.3 or render.gridStyle=dots|none:0.2.',
    });
  }
  const list = (chanceText === undefined ? text : values).slice(equals + 1).trim();
  const ends = range.exec(list);
  if (ends === null) return { path, chance, values: list.split('|').map((value) => readValue(path, value)) };
  const [low, high] = [readValue(path, ends[1]!), readValue(path, ends[2]!)];
  if (typeof low !== 'number' || typeof high !== 'number' || low > high) {
    throw new EinthovenError('OPTION_INVALID', `--vary ${path} expects two numbers, the smaller first: "${list}".`);
  }
  return { path, chance, values: { low, high, isWhole: takesWholeOnly(path, low, high) } };
}

/** The value as the option takes it. */
function readValue(path: string, value: string): unknown {
  const sources = { shortcuts: {}, assignments: [`${path}=${value}`] };
  readRenderOptions(sources);
  return readPath(readOptionTree(sources, listRenderOptions()), path);
}

function readPath(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], tree);
}

/** Whether an option refuses what lies between two whole numbers. */
function takesWholeOnly(path: string, low: number, high: number): boolean {
  if (!Number.isInteger(low) || !Number.isInteger(high) || low === high) return false;
  return (
    listRenderOptions()
      .find((option) => option.path === path)
      ?.types.includes('integer') ?? false
  );
}
