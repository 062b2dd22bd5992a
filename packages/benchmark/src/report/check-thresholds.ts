import type { Summary } from '../metrics/summary.ts';

/** The format of thresholds.json: for every category the figures that may not get worse. */
export interface Thresholds {
  readonly categories: Readonly<Record<string, Readonly<Partial<Record<keyof Summary, FigureLimits>>>>>;
}

export interface FigureLimits {
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * What is worse than it may be, in words; empty if nothing is. A category without pages, a figure that does not exist and
 * one that could not be measured count as worse: a check that looks at nothing must not pass.
 */
export function checkThresholds(categories: Readonly<Record<string, Summary>>, thresholds: Thresholds): string[] {
  return Object.entries(thresholds.categories).flatMap(([category, limits]) => {
    const summary = categories[category];
    if (summary === undefined) return [`${category}: no pages`];
    return Object.entries(limits).flatMap(([figure, limit]) =>
      checkFigure(`${category}: ${figure}`, summary[figure as keyof Summary], limit),
    );
  });
}

function checkFigure(what: string, value: number | undefined, { minimum, maximum }: FigureLimits): string[] {
  if (value === undefined) return [`${what} is not a figure`];
  if (Number.isNaN(value)) return [`${what} could not be measured`];
  if (minimum === undefined && maximum === undefined) return [`${what} has neither a minimum nor a maximum`];
  if (minimum !== undefined && value < minimum) return [`${what} is ${value}, below ${minimum}`];
  if (maximum !== undefined && value > maximum) return [`${what} is ${value}, above ${maximum}`];
  return [];
}
