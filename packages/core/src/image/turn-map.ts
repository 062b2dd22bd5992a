import type { PaperMap } from '../model/paper-map.ts';
import { millimetres } from '../units.ts';

/** `quarter`: what pointed down points right; `half`: upside down; `mirror`: left and right exchanged. */
export type Turn = 'quarter' | 'half' | 'mirror';

/** The same paper in turned coordinates. Whole millimetres, and multiples of five, stay what they are. */
export function turnMap(map: PaperMap, turn: Turn): PaperMap {
  const { columns, rows, pitch } = map;
  const farX = -(map.originX + (columns - 1) * pitch);
  const farY = -(map.originY + (rows - 1) * pitch);
  const [newColumns, newRows] = turn === 'quarter' ? [rows, columns] : [columns, rows];
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  for (let j = 0; j < newRows; j++) {
    for (let i = 0; i < newColumns; i++) {
      const from =
        turn === 'quarter'
          ? i * columns + (columns - 1 - j)
          : turn === 'half'
            ? (rows - 1 - j) * columns + (columns - 1 - i)
            : j * columns + (columns - 1 - i);
      sourceColumn[j * newColumns + i] = map.sourceColumn[from]!;
      sourceRow[j * newColumns + i] = map.sourceRow[from]!;
    }
  }
  return {
    originX: millimetres(turn === 'quarter' ? map.originY : farX),
    originY: millimetres(turn === 'quarter' ? farX : turn === 'half' ? farY : map.originY),
    pitch,
    columns: newColumns,
    rows: newRows,
    sourceColumn,
    sourceRow,
  };
}
