import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyLeadName } from '../model/lead.ts';
import { cocoCategories, describeCocoDataset, describeCocoPage } from './describe-coco.ts';
import { makeTestPage } from './test-support/make-test-page.ts';

const { truth } = makeTestPage({
  dotsPerInch: 60,
  rotation: 4,
  decoys: [{ kind: 'logo', x: 80, y: 190, size: 9, shape: 'heart' }],
});

describe('describeCocoPage', () => {
  it('gives every lead, label, text, pulse and decoy a box inside of the picture', () => {
    const { annotations, width, height } = describeCocoPage(truth, 'a.png');
    const count = truth.leads.length + truth.texts.length + truth.pulses.length + 1;
    expect(annotations).toHaveLength(count);
    for (const { bbox, segmentation, area, category_id } of annotations) {
      const [left, top, across, down] = bbox;
      expect(left >= 0 && top >= 0 && left + across <= width + 0.01 && top + down <= height + 0.01).toBe(true);
      expect(area > 0 && area <= across * down + 1).toBe(true);
      expect(segmentation[0]!.length % 2).toBe(0);
      expect(cocoCategories.some(({ id }) => id === category_id)).toBe(true);
    }
  });

  it('holds the ink of each lead in its box', () => {
    const { annotations } = describeCocoPage(truth, 'a.png');
    for (const [index, { lead, centreLine }] of truth.leads.entries()) {
      const { bbox, category_id } = annotations[index]!;
      const [left, top, across, down] = bbox;
      expect(category_id).toBe(everyLeadName.indexOf(lead) + 1);
      expect(centreLine.columns.every((c) => c! + 0.5 >= left - 0.01 && c! + 0.5 <= left + across + 0.01)).toBe(true);
      expect(centreLine.rows.every((r) => r! + 0.5 >= top - 0.01 && r! + 0.5 <= top + down + 0.01)).toBe(true);
    }
  });

  it('cuts boxes at the edges, and leaves out what lies beyond them', () => {
    const coordinate = fc.double({ min: -300, max: 900, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (column, row) => {
        const box: [number, number][] = [
          [column, row],
          [column + 100, row],
          [column + 100, row + 50],
          [column, row + 50],
        ];
        const pulse = { ...truth.pulses[0]!, box };
        const page = { ...truth, width: 600, height: 400, leads: [], texts: [], decoys: [], pulses: [pulse] };
        const { annotations } = describeCocoPage(page, 'a.png');
        const across = Math.max(0, Math.min(600, column + 100.5) - Math.max(0, column + 0.5));
        const down = Math.max(0, Math.min(400, row + 50.5) - Math.max(0, row + 0.5));
        expect(annotations[0]?.area ?? 0).toBeCloseTo(across * down, -1);
      }),
    );
  });
});

it('numbers images and annotations of a data set', () => {
  const page = describeCocoPage(truth, 'a.png');
  const { images, annotations } = describeCocoDataset([page, { ...page, fileName: 'b.png' }], 'test');
  expect(images.map(({ id, file_name }) => [id, file_name])).toEqual([
    [1, 'a.png'],
    [2, 'b.png'],
  ]);
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(2 * page.annotations.length);
  expect(annotations.filter(({ image_id }) => image_id === 2)).toHaveLength(page.annotations.length);
});
