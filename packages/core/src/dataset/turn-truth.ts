import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { UprightPose } from './find-upright.ts';

type Polygon = [column: number, row: number][];

const digits = 4;

/** The truth about a picture that was turned upright: every point goes with it. */
export function turnTruth(
  truth: RenderTruthJson,
  { right, down, left, top, width, height }: UprightPose,
): RenderTruthJson {
  const columnOf = (column: number, row: number) => right[0] * column + right[1] * row - left;
  const rowOf = (column: number, row: number) => down[0] * column + down[1] * row - top;
  const turn = (polygon: readonly (readonly [number, number])[]): Polygon =>
    polygon.map(([column, row]) => [round(columnOf(column, row)), round(rowOf(column, row))]);
  const turnLists = (columns: readonly number[], rows: readonly number[]) => ({
    columns: columns.map((column, index) => round(columnOf(column, rows[index]!))),
    rows: columns.map((column, index) => round(rowOf(column, rows[index]!))),
  });
  const mapped = turnLists(truth.paperMap.pictureColumns, truth.paperMap.pictureRows);
  const affine = truth.paperToSource;
  return {
    ...truth,
    width,
    height,
    page: { ...truth.page, outline: turn(truth.page.outline) },
    pose: { mirrored: false, rotation: 0, quarterTurns: 0 },
    paperToSource: affine && {
      columnX: right[0] * affine.columnX + right[1] * affine.rowX,
      columnY: right[0] * affine.columnY + right[1] * affine.rowY,
      column0: columnOf(affine.column0, affine.row0),
      rowX: down[0] * affine.columnX + down[1] * affine.rowX,
      rowY: down[0] * affine.columnY + down[1] * affine.rowY,
      row0: rowOf(affine.column0, affine.row0),
    },
    paperMap: { ...truth.paperMap, pictureColumns: mapped.columns, pictureRows: mapped.rows },
    gridCrossings: {
      ...truth.gridCrossings,
      ...turnLists(truth.gridCrossings.columns, truth.gridCrossings.rows),
    },
    leads: truth.leads.map((lead) => ({
      ...lead,
      baseline: turn(lead.baseline),
      box: turn(lead.box),
      centreLine: turnLine(lead.centreLine, columnOf, rowOf),
    })),
    pulses: truth.pulses.map((pulse) => ({ ...pulse, box: turn(pulse.box) })),
    separators: truth.separators.map((separator) => ({ ...separator, line: turn(separator.line) })),
    texts: truth.texts.map((text) => ({ ...text, box: turn(text.box) })),
    decoys: truth.decoys.map((decoy) => ({ ...decoy, box: turn(decoy.box) })),
    options: { ...truth.options, mirrored: false, rotation: 0, quarterTurns: 0 },
  };
}

type CentreLine = RenderTruthJson['leads'][number]['centreLine'];
type Turn = (column: number, row: number) => number;

function turnLine({ times, columns, rows }: CentreLine, columnOf: Turn, rowOf: Turn): CentreLine {
  const each = (turn: Turn) =>
    columns.map((column, index) => {
      const row = rows[index];
      return column === null || row == null ? null : round(turn(column, row));
    });
  return { times, columns: each(columnOf), rows: each(rowOf) };
}

const round = (value: number) => Number(value.toFixed(digits));
