import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades } from '../../model/quality.ts';
import { bestGrade, worseGrade } from './best-grade.ts';
import { gradeByRatio } from './grade-by-ratio.ts';

const sure = { scaleConfidence: 1, assumed: false, disputed: false, lawResidual: 0, misnamed: false };

describe('gradeByRatio', () => {
  it.each([
    [20, 'excellent'],
    [19.9, 'good'],
    [14, 'good'],
    [8, 'fair'],
    [7, 'poor'],
    [-10, 'poor'],
  ] as const)('of %d dB is %s', (low, expected) => {
    expect(gradeByRatio(low)).toBe(expected);
  });

  it('never gets worse with a better ratio', () => {
    const ratio = fc.double({ min: -20, max: 50, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        const [less, more] = [gradeByRatio(Math.min(a, b)), gradeByRatio(Math.max(a, b))];
        expect(grades.indexOf(more)).toBeLessThanOrEqual(grades.indexOf(less));
      }),
    );
  });
});

describe('bestGrade', () => {
  it('is limited by what no trace can tell of itself', () => {
    expect(bestGrade(sure)).toBe('excellent');
    expect(bestGrade({ ...sure, assumed: true })).toBe('good');
    expect(bestGrade({ ...sure, scaleConfidence: 0.59 })).toBe('good');
    expect(bestGrade({ ...sure, scaleConfidence: 0.5 })).toBe('fair');
    expect(bestGrade({ ...sure, disputed: true })).toBe('fair');
    expect(bestGrade({ ...sure, misnamed: true })).toBe('fair');
    expect(bestGrade({ ...sure, lawResidual: 0.5 })).toBe('fair');
    expect(bestGrade({ ...sure, lawResidual: 0.9 })).toBe('poor');
  });
});

describe('worseGrade', () => {
  it('takes the worse whatever the order', () => {
    expect(worseGrade('good', 'poor')).toBe('poor');
    expect(worseGrade('poor', 'good')).toBe('poor');
    expect(worseGrade('fair', 'fair')).toBe('fair');
  });
});
