import { type Grade, grades } from '../../model/quality.ts';

/** A grid followed on less than this part of the page gives no excellent result, and no grid at all no good one. */
const sureScale = 0.6;
const leastScale = 0.5;
/** Simultaneous leads that break their law by these parts of their size can be fair, or poor, at best. */
const doubtfulResidual = 0.35;
const brokenResidual = 0.7;

/** What no trace can tell of itself. */
export interface PageLimits {
  readonly scaleConfidence: number;
  /** Speed or gain is known by assumption only. */
  readonly assumed: boolean;
  /** Those who can tell speed or gain contradict one another. */
  readonly disputed: boolean;
  /** The larger residual of Einthoven's and Goldberger's law; 0 where the page does not show it. */
  readonly lawResidual: number;
  /** Leads look swapped, inverted or doubled. */
  readonly misnamed: boolean;
}

/** The best grade that the page as a whole allows, however well its traces were read. */
export function bestGrade(page: PageLimits): Grade {
  if (page.lawResidual > brokenResidual) return 'poor';
  if (page.lawResidual > doubtfulResidual || page.disputed || page.misnamed) return 'fair';
  if (page.scaleConfidence <= leastScale) return 'fair';
  return page.assumed || page.scaleConfidence < sureScale ? 'good' : 'excellent';
}

/** The worse of two grades. */
export function worseGrade(a: Grade, b: Grade): Grade {
  return grades.indexOf(a) > grades.indexOf(b) ? a : b;
}
