import { expect, it } from 'vitest';
import { labelCropHeight, labelCropPlanes, labelCropWidth } from '../label-network.ts';
import { drawLabelCrop } from './draw-label-crop.ts';

const width = 300;
const height = 200;
const size = labelCropHeight * labelCropWidth;
const box = { left: 100, top: 60, right: 119, bottom: 95, ink: 0 };
const inBox = (p: number) => {
  const [column, row] = [p % width, Math.floor(p / width)];
  return column >= box.left && column <= box.right && row >= box.top && row <= box.bottom;
};
const ink = { width, height, data: Uint8Array.from({ length: width * height }, (_, p) => (inBox(p) ? 255 : 0)) };
const page = { left: 0, top: 0, ink, trace: { width, height, data: new Uint8Array(width * height) } };

it('puts the box in the middle, 18 rows high, and keeps its shape', () => {
  const into = new Float32Array(2 * labelCropPlanes * size);
  drawLabelCrop(page, box, { into, place: labelCropPlanes * size });
  expect(into.subarray(0, labelCropPlanes * size).every((value) => value === 0)).toBe(true);
  const crop = into.subarray(labelCropPlanes * size, (labelCropPlanes + 1) * size);
  const column = Array.from({ length: labelCropHeight }, (_, v) => crop[v * labelCropWidth + labelCropWidth / 2]!);
  const row = [...crop.subarray(16 * labelCropWidth, 17 * labelCropWidth)];
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(column)).toBeCloseTo(18, 0);
  expect(sum(row)).toBeCloseTo(10, 0);
  expect(column.slice(0, 7)).toEqual(new Array(7).fill(0));
  expect(column[16]).toBeCloseTo(1, 5);
});

it('shows bare paper beyond the page', () => {
  const into = new Float32Array(labelCropPlanes * size);
  drawLabelCrop(page, { ...box, left: -60, right: -40 }, { into, place: 0 });
  expect(Math.max(...into)).toBe(0);
});
