import { describe, expect, it } from 'vitest';
import { boundSheet } from './bound-sheet.ts';

/** A lattice of one place each line and more; the sheet is 100 × 60 lines around the middle. */
const lattice = { columns: 65, rows: 45, hop: 2, offset: 1 };
const x = (column: number) => column - 65;
const y = (_: number, row: number) => row - 45;

/** Strength and darkness at each place as functions of the lines. */
function bound(
  strength: (x: number, y: number) => number,
  darkness: (x: number, y: number) => number = () => 20,
): ReturnType<typeof boundSheet> {
  const places = Array.from({ length: lattice.columns * lattice.rows }, (_, k) => {
    const column = lattice.offset + (k % lattice.columns) * lattice.hop;
    const row = lattice.offset + Math.floor(k / lattice.columns) * lattice.hop;
    return [x(column), y(column, row)] as const;
  });
  const values = places.map(([a, b]) => strength(a, b));
  const phase = Float64Array.from(values, (value, k) => (value > 5 ? places[k]![0] : Number.NaN));
  return boundSheet({
    x,
    y,
    strength: [values, values],
    lattice: { ...lattice, phase, quality: new Float32Array(phase.length) },
    darkness: places.map(([a, b]) => darkness(a, b)),
  });
}

/** What a window of a few lines sees across an edge. */
const within = (distance: number) => 10 / (1 + Math.exp(-distance));
const inSheet = (a: number, b: number) => Math.min(within(50 - Math.abs(a)), within(30 - Math.abs(b)));

describe('boundSheet', () => {
  it('ends where the lines end', () => {
    const { bounds, followed } = bound(inSheet)!;
    for (const [found, wanted] of [
      [bounds.left, -50],
      [bounds.right, 50],
      [bounds.top, -30],
      [bounds.bottom, 30],
    ] as const) {
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(4);
      expect(Math.abs(found)).toBeLessThanOrEqual(Math.abs(wanted));
    }
    expect(followed).toBeGreaterThan(0.95);
  });

  it('keeps the side on which lines fade slowly', () => {
    const { bounds } = bound((a, b) => inSheet(a, b) * (a < 0 ? 1 + a / 62 : 1))!;
    expect(Math.abs(bounds.left + 50)).toBeLessThanOrEqual(5);
  });

  it('leaves a stain in and says that it is not ruled', () => {
    const { bounds, followed } = bound((a, b) => (Math.hypot(a - 20, b) < 15 ? 0.5 : inSheet(a, b)))!;
    expect(Math.abs(bounds.right - 50)).toBeLessThanOrEqual(3);
    expect(followed).toBeLessThan(0.92);
  });

  it('goes on over paper whose lines are lost, not over what is darker', () => {
    const pale = (a: number) => (a < -40 ? (a < -47 ? 90 : 2) : 20);
    const lost = (a: number, b: number) => (a < -40 ? 0.2 : inSheet(a, b));
    const { bounds } = bound(lost, (a, b) => (Math.abs(b) <= 32 && a < 50 ? pale(a) : 60))!;
    expect(bounds.left).toBeGreaterThanOrEqual(-49);
    expect(bounds.left).toBeLessThanOrEqual(-45);
    expect(bounds.right).toBeLessThanOrEqual(52);
  });

  it('is null without lines', () => {
    expect(bound(() => 0)).toBeNull();
  });
});
