import { describe, expect, it } from 'vitest';
import type { LeadName } from '../../../model/lead.ts';
import { columnsOfLeads } from './columns-of-leads.ts';
import { beatLength } from './cut-beats.ts';

/** Beats that are the number of the beat throughout but for one step; 0 where the lead does not show the beat. */
const beatsOf = (shown: readonly number[]) =>
  shown.map((value) =>
    value === 0 ? null : Float32Array.from({ length: beatLength }, (_, k) => (k === 0 ? value : 0)),
  );
const columnsOf = (leads: Partial<Record<LeadName, readonly number[]>>) =>
  columnsOfLeads(new Map(Object.entries(leads).map(([lead, shown]) => [lead as LeadName, beatsOf(shown)])));

describe('columnsOfLeads', () => {
  it('puts leads together that show the same beats, and a strip where its short piece is missing', () => {
    const columns = columnsOf({
      I: [1, 2, 0, 0, 0, 0],
      II: [1, 2, 3, 4, 5, 6],
      III: [1, 2, 0, 0, 0, 0],
      aVR: [0, 0, 3, 4, 0, 0],
      aVL: [0, 0, 3, 4, 0, 0],
      aVF: [0, 0, 3, 4, 0, 0],
      V1: [0, 0, 0, 0, 5, 6],
      V2: [0, 0, 0, 0, 5, 6],
      V3: [0, 0, 0, 0, 5, 6],
    });
    expect(columns.map((column) => [...column.keys()].sort())).toEqual([
      ['I', 'II', 'III'],
      ['aVF', 'aVL', 'aVR'],
      ['V1', 'V2', 'V3'],
    ]);
    // The strip shows the mean of the two beats of its column there, less the level.
    const [first] = columns;
    expect(first!.get('II')![0]! - first!.get('II')![1]!).toBeCloseTo(1.5, 5);
  });

  it('keeps a lead in its column that lacks a beat, and one apart that shows none of them', () => {
    const columns = columnsOf({ I: [1, 2, 0], II: [1, 2, 0], III: [1, 0, 0], V1: [0, 0, 3] });
    expect(columns.map((column) => [...column.keys()])).toEqual([['I', 'II', 'III'], ['V1']]);
  });
});
