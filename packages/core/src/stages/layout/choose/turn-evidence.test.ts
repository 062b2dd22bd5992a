import { describe, expect, it } from 'vitest';
import { millimetres } from '../../../units.ts';
import type { LayoutEvidence, PageOrientation } from './layout-evidence.ts';
import { turnEvidence } from './turn-evidence.ts';

const evidence: LayoutEvidence = {
  rows: [10, 40].map((height) => ({
    start: millimetres(5),
    step: millimetres(0.5),
    y: Float32Array.of(height, height - 1, Number.NaN, height + 2),
    baseline: millimetres(height),
    traceStart: millimetres(0),
    traceEnd: millimetres(0),
    pulseSide: null,
  })),
  separators: [{ row: 0, x: millimetres(6) }],
  pulses: [
    { row: 1, left: millimetres(1), right: millimetres(4), foot: millimetres(40), top: millimetres(30), side: 'left' },
  ],
};

describe('turnEvidence', () => {
  it('turns a page by half a turn', () => {
    const turned = turnEvidence(evidence, 'upside-down');
    expect([...turned.rows[0]!.y]).toEqual([-42, Number.NaN, -39, -40]);
    expect(turned.rows[0]!.start).toBe(-6.5);
    expect(turned.separators).toEqual([{ row: 1, x: -6 }]);
    expect(turned.pulses).toEqual([{ row: 0, left: -4, right: -1, foot: -40, top: -30, side: 'right' }]);
  });

  it.each<PageOrientation>(['upright', 'upside-down', 'mirrored', 'mirrored-upside-down'])(
    'undoes %s',
    (orientation) => {
      expect(turnEvidence(turnEvidence(evidence, orientation), orientation)).toEqual(evidence);
    },
  );
});
