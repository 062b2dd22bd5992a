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
/** A grid followed on less than this part of the page gives no excellent result. */
const sureScale = 0.6;

/** Grade of one lead. A lead whose speed and gain are only assumed, or whose grid is unsure, is never excellent. */
export function gradeLead(
  lead: LeadMeasure,
  page: { readonly scaleConfidence: number; readonly assumed: boolean },
): Grade {
  const step = ladder.find((one) => lead.coverage >= one.coverage && lead.traceConfidence >= one.confidence);
  const grade = step?.grade ?? 'poor';
  return grade === 'excellent' && (page.assumed || page.scaleConfidence < sureScale) ? 'good' : grade;
}

/** Mean grade (the middle one, the worse of two) and worst grade of the leads. */
export function gradePage(leadGrades: readonly Grade[]): { readonly meanGrade: Grade; readonly worstGrade: Grade } {
  const ranks = leadGrades.map((grade) => grades.indexOf(grade)).sort((a, b) => a - b);
  const last = grades.length - 1;
  return { meanGrade: grades[ranks[ranks.length >> 1] ?? last]!, worstGrade: grades[ranks.at(-1) ?? last]! };
}
