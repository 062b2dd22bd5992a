import { findLayoutTemplate, type LayoutTemplate, leadNames } from '@einthoven/core';
import { createLayoutTemplate } from '@einthoven/core/render';
import type { PresetName } from './render-request.ts';

const usualTemplate = '3x4+1';
/** Rows, columns and rhythm strips of a layout that has no name of its own. */
const shape = /^(\d+)x(\d+)(?:\+(\d+))?$/;

/**
 * The layouts that a list names: templates, or rows and columns such as `4x3+1`, whose leads follow one another down the
 * columns. Without a list the commonest one, with random pages all of the twelve leads. Throws OPTION_INVALID.
 */
export function chooseTemplates(
  list: string | undefined,
  preset: PresetName,
  known: readonly LayoutTemplate[],
): readonly LayoutTemplate[] {
  if (list === undefined)
    return preset === 'random' ? known.filter(isOfTwelve) : [findLayoutTemplate(usualTemplate, known)];
  return list.split(',').map((part) => {
    const name = part.trim();
    const numbers = shape.exec(name);
    if (known.some((template) => template.name === name) || !numbers) return findLayoutTemplate(name, known);
    const [rows, columns, strips] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3] ?? 0)];
    const rhythmStrips = Array.from({ length: strips }, () => null);
    return createLayoutTemplate({ rows, columns, rhythmStrips });
  });
}

/** Records seldom have other leads: a page would lack them. */
function isOfTwelve({ rows }: LayoutTemplate): boolean {
  const twelve: readonly string[] = leadNames;
  return rows.flat().every((lead) => twelve.includes(lead.replace('-', '')));
}
