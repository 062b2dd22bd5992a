import { type Grade, grades } from '../../model/quality.ts';

/** What the trace of a lead was like. */
export interface LeadMeasure {
  readonly coverage: number;
  readonly traceConfidence: number;
}

/** Least coverage and least mean confidence of each grade; below the last the lead is poor. */
const ladder = [
  { grade: 'excellent', coverage: 0.99, confidence: 0.85 },
  { grade: 'good', coverage: 0.95, confidence: 0.7 },
  { grade: 'fair', coverage: 0.8, confidence: 0.5 },
] as const satisfies readonly { grade: Grade; coverage: number; confidence: number }[];
/** A grid followed on less than this part of the page gives no excellent result, and no grid at all no good one. */
const sureScale = 0.6;
const leastScale = 0.5;
/** Simultaneous leads that break their law by these parts of their size can be fair, or poor, at best. */
const doubtfulResidual = 0.35;
const brokenResidual = 0.7;

/** What the page as a whole says about its leads. */
export interface PageMeasure {
  readonly scaleConfidence: number;
  /** Speed or gain is known by assumption only. */
  readonly assumed: boolean;
  /** Those who can tell speed or gain contradict one another. */
  readonly disputed: boolean;
  /** The page could not be read without a network. */
  readonly hard: boolean;
  /** The larger residual of Einthoven's and Goldberger's law; null where the page does not show it. */
  readonly lawResidual: number | null;
}

/** Grade of one lead: what its trace deserves, but no better than what the page as a whole allows. */
export function gradeLead(lead: LeadMeasure, page: PageMeasure): Grade {
  const step = ladder.find((one) => lead.coverage >= one.coverage && lead.traceConfidence >= one.confidence);
  const own = grades.indexOf(step?.grade ?? 'poor');
  return grades[Math.max(own, grades.indexOf(bestGrade(page)))]!;
}

function bestGrade(page: PageMeasure): Grade {
  const residual = page.lawResidual ?? 0;
  if (residual > brokenResidual) return 'poor';
  if (residual > doubtfulResidual || page.disputed || page.scaleConfidence <= leastScale) return 'fair';
  return page.assumed || page.hard || page.scaleConfidence < sureScale ? 'good' : 'excellent';
}

/** Mean grade (the middle one, the worse of two) and worst grade of the leads. */
export function gradePage(leadGrades: readonly Grade[]): { readonly meanGrade: Grade; readonly worstGrade: Grade } {
  const ranks = leadGrades.map((grade) => grades.indexOf(grade)).sort((a, b) => a - b);
  const last = grades.length - 1;
  return { meanGrade: grades[ranks[ranks.length >> 1] ?? last]!, worstGrade: grades[ranks.at(-1) ?? last]! };
}
