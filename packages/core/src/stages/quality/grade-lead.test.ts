import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades } from '../../model/quality.ts';
import { gradeLead, gradePage, type PageMeasure } from './grade-lead.ts';

const sure: PageMeasure = { scaleConfidence: 1, assumed: false, disputed: false, hard: false, lawResidual: null };
const grade = (coverage: number, traceConfidence: number, page = sure) =>
  gradeLead({ coverage, traceConfidence }, page);

describe('gradeLead', () => {
  it.each([
    [1, 1, 'excellent'],
    [0.99, 0.85, 'excellent'],
    [0.98, 1, 'good'],
    [1, 0.84, 'good'],
    [0.95, 0.7, 'good'],
    [0.94, 0.9, 'fair'],
    [0.8, 0.5, 'fair'],
    [0.79, 1, 'poor'],
    [1, 0.49, 'poor'],
    [0, 0, 'poor'],
  ] as const)('of coverage %d and confidence %d is %s (%s)', (coverage, confidence, expected) => {
    expect(grade(coverage, confidence)).toBe(expected);
  });

  it('is fair at best where those who tell the scale contradict one another', () => {
    expect(grade(1, 1, { ...sure, disputed: true })).toBe('fair');
  });

  it('lets broken laws of simultaneous leads limit every grade', () => {
    expect(grade(1, 1, { ...sure, lawResidual: 0.2 })).toBe('excellent');
    expect(grade(1, 1, { ...sure, lawResidual: 0.5 })).toBe('fair');
    expect(grade(1, 1, { ...sure, lawResidual: 0.9 })).toBe('poor');
  });

  it('calls nothing excellent whose scale is assumed or whose grid is unsure', () => {
    expect(grade(1, 1, { ...sure, assumed: true })).toBe('good');
    expect(grade(1, 1, { ...sure, hard: true })).toBe('good');
    expect(grade(1, 1, { ...sure, scaleConfidence: 0.59 })).toBe('good');
    expect(grade(1, 1, { ...sure, scaleConfidence: 0.6 })).toBe('excellent');
    expect(
      grade(0.9, 0.6, { scaleConfidence: 0.1, assumed: true, disputed: false, hard: false, lawResidual: null }),
    ).toBe('fair');
  });

  it('never gets worse by reading more or more surely', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const less = grade(Math.min(a, b), Math.min(c, d));
        const more = grade(Math.max(a, b), Math.max(c, d));
        expect(grades.indexOf(more)).toBeLessThanOrEqual(grades.indexOf(less));
      }),
    );
  });
});

describe('gradePage', () => {
  it('takes the middle grade and the worst', () => {
    expect(gradePage(['good', 'excellent', 'poor'])).toEqual({ meanGrade: 'good', worstGrade: 'poor' });
  });

  it('takes the worse of two in the middle', () => {
    expect(gradePage(['good', 'excellent', 'fair', 'excellent']).meanGrade).toBe('good');
  });

  it('is poor without any lead', () => {
    expect(gradePage([])).toEqual({ meanGrade: 'poor', worstGrade: 'poor' });
  });
});
