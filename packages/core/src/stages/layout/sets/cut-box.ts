import type { PaperBox } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';

/** Both parts of a box, cut at a height (`down`) or at a place of x (`across`), mm: in the order of reading. */
export function cutBox(box: PaperBox, axis: 'down' | 'across', place: number): readonly [PaperBox, PaperBox] {
  const at = millimetres(place);
  if (axis === 'down') {
    return [
      { ...box, bottom: at },
      { ...box, top: at },
    ];
  }
  return [
    { ...box, right: at },
    { ...box, left: at },
  ];
}
