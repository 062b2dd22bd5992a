import { describe, expect, it } from 'vitest';
import { clearPolygon, type PolygonPoints } from './clear-polygon.ts';

const cleared = (points: PolygonPoints, side: 'inside' | 'outside') => {
  const plane = { width: 6, height: 5, data: new Uint8Array(30).fill(1) };
  clearPolygon(plane, points, side);
  return Array.from({ length: 5 }, (_, row) => plane.data.subarray(row * 6, row * 6 + 6).join(''));
};
const square: PolygonPoints = [
  [1.5, 0.5],
  [4.5, 0.5],
  [4.5, 3.5],
  [1.5, 3.5],
];

describe('clearPolygon', () => {
  it('clears what lies inside', () => {
    expect(cleared(square, 'inside')).toEqual(['111111', '110001', '110001', '110001', '111111']);
  });

  it('clears what lies outside', () => {
    expect(cleared(square, 'outside')).toEqual(['000000', '001110', '001110', '001110', '000000']);
  });

  it('goes beyond the picture without harm, and follows slanted edges', () => {
    const triangle: PolygonPoints = [
      [-3, -0.5],
      [3.5, -0.5],
      [-3, 6],
    ];
    expect(cleared(triangle, 'inside')).toEqual(['000011', '000111', '001111', '011111', '111111']);
  });
});
