import { expect, it } from 'vitest';
import type { LeadLabel } from '../../../model/printed.ts';
import { tellOrientation } from './tell-orientation.ts';

const label = (lead: string, confidence: number) => ({ lead, confidence }) as LeadLabel;

it('hears names that read the same in a mirror only beside one that does not', () => {
  const strokes = [label('I', 0.9), label('II', 0.99), label('III', 0.8)];
  expect(tellOrientation(strokes)).toEqual([]);
  expect(tellOrientation([...strokes, label('V2', 0.3)])).toEqual([]);
  const named = [...strokes, label('aVL', 0.7)];
  expect(tellOrientation(named)).toBe(named);
});
