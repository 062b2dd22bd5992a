import type { FlatPage } from '../../model/page.ts';
import type { RowSketch } from '../../model/page-layout.ts';
import { millimetres } from '../../units.ts';
import type { LayoutEvidence } from './choose/layout-evidence.ts';
import type { FoundRows } from './find-rows.ts';

/** The found rows in millimetres of the flat paper. */
export function describeRows(found: FoundRows, flat: FlatPage): LayoutEvidence {
  const scale = flat.pixelsPerMillimetre;
  const x = (column: number) => millimetres(flat.left + column / scale);
  const y = (row: number) => millimetres(flat.top + row / scale);
  const middle = flat.ink.width / 2;
  return {
    rows: found.rows.map(
      (row, index): RowSketch => ({
        start: x(0),
        step: millimetres(1 / scale),
        y: row.map((value) => flat.top + value / scale),
        baseline: y(found.baselines[index]!),
        traceStart: x(found.ends[index]!.start + found.penWidth / 2),
        traceEnd: x(found.ends[index]!.end - found.penWidth / 2),
        pulseSide: found.pulseSide,
      }),
    ),
    separators: found.separators.flatMap((column) => [...column.bars.keys()].map((row) => ({ row, x: x(column.x) }))),
    pulses: found.pulses.map((pulse) => ({
      row: pulse.row,
      left: x(pulse.left),
      right: x(pulse.right),
      foot: y(pulse.foot),
      top: y(pulse.top),
      ...(pulse.stair === undefined ? {} : { stair: { middle: x(pulse.stair.middle), top: y(pulse.stair.top) } }),
      side: (pulse.left + pulse.right) / 2 < middle ? 'left' : 'right',
    })),
  };
}
