import type { PaperMap } from '../../../model/paper-map.ts';
import { sourceAt } from '../../source-at.ts';
import type { CanvasTurn } from './page-canvas.ts';

/** The turn that brings the paper of this map upright, to the nearest quarter, and undoes a mirror. */
export function uprightTurn(map: PaperMap): CanvasTurn {
  const x = map.originX + ((map.columns - 1) * map.pitch) / 2;
  const y = map.originY + ((map.rows - 1) * map.pitch) / 2;
  const at = (right: number, down: number) => {
    const out = new Float64Array(2);
    sourceAt(map, x + right, y + down, out);
    return { column: out[0]!, row: out[1]! };
  };
  const middle = at(0, 0);
  const right = at(1, 0);
  const down = at(0, 1);
  const alongColumns = right.column - middle.column;
  const alongRows = right.row - middle.row;
  const transposed = Math.abs(alongRows) > Math.abs(alongColumns);
  return {
    transposed,
    columnsFlipped: (transposed ? alongRows : alongColumns) < 0,
    rowsFlipped: (transposed ? down.column - middle.column : down.row - middle.row) < 0,
  };
}
