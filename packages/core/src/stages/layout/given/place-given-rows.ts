import { EinthovenError } from '../../../errors.ts';
import { paperAt } from '../../../image/paper-at.ts';
import type { PrintedLead } from '../../../model/lead.ts';
import type { PaperMap } from '../../../model/paper-map.ts';
import type { PageOrientation } from '../choose/layout-evidence.ts';
import type { GivenRow } from '../layout-options.ts';

/** A row that a person gave, on the paper. */
export interface PlacedRow {
  /** From left to right; null: nothing to read there. */
  readonly leads: readonly (PrintedLead | null)[];
  /** x (mm) of the given boundaries, from left to right: one, both ends, or the start of each lead and the end. */
  readonly x: readonly number[];
  /** Mean height (mm) of the boundaries. */
  readonly y: number;
}

export interface PlacedRows {
  /** From top to bottom. */
  readonly rows: readonly PlacedRow[];
  /** How the page lies by the order of rows and boundaries, which are given as on the upright page. */
  readonly orientation: PageOrientation;
}

/**
 * Where given rows stand on the paper; null where their places are not given.
 *
 * @throws EinthovenError OPTION_INVALID where places are missing, lie beside the page or contradict one another.
 */
export function placeGivenRows(map: PaperMap, rows: readonly GivenRow[]): PlacedRows | null {
  if (rows.every(({ boundaries }) => boundaries.length === 0)) {
    if (rows.some(({ leads }) => leads.includes(null))) fail('a lead may be null only where boundaries are given');
    return null;
  }
  const placed = rows.map((row, index) => placeRow(map, row, index));
  const rightward = agree(placed.map(({ x }) => Math.sign(x.at(-1)! - x[0]!)));
  const downward = agree(placed.slice(1).map(({ y }, index) => Math.sign(y - placed[index]!.y)));
  if (rightward === null) fail('boundaries run to the right in some rows and to the left in others');
  if (downward === null) fail('rows are not listed from top to bottom');
  const flipX = rightward < 0;
  // A single row that runs to the left is upside down rather than mirrored.
  const flipY = placed.length === 1 ? flipX : downward < 0;
  const orientation = flipX ? (flipY ? 'upside-down' : 'mirrored') : flipY ? 'mirrored-upside-down' : 'upright';
  return { rows: placed, orientation };
}

function placeRow(map: PaperMap, { leads, boundaries }: GivenRow, index: number): PlacedRow {
  const count = boundaries.length;
  if (![1, 2, leads.length + 1].includes(count)) {
    fail(
      `row ${index + 1} has ${leads.length} leads and ${count} boundaries: give one point on the row, both its ends, or ` +
        `${leads.length + 1} points`,
    );
  }
  const points = boundaries.map(([column, row]) => {
    const point = paperAt(map, column, row);
    return point ?? fail(`[${column}, ${row}] of row ${index + 1} lies beside the page`);
  });
  const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])];
  if (agree(x.slice(1).map((value, k) => Math.sign(value - x[k]!))) === null) {
    fail(`boundaries of row ${index + 1} are not in order`);
  }
  if (Math.max(...y) - Math.min(...y) > Math.max(...x) - Math.min(...x)) {
    fail(`row ${index + 1} runs down the page; give rectify.quarterTurns if the page lies on its side`);
  }
  return { leads, x, y: y.reduce((sum, value) => sum + value, 0) / count };
}

/** The sign that all have, 1 where there are none; null where they differ. */
function agree(signs: readonly number[]): number | null {
  const told = signs.filter((sign) => sign !== 0);
  return told.every((sign) => sign === told[0]) ? (told[0] ?? 1) : null;
}

function fail(reason: string): never {
  throw new EinthovenError('OPTION_INVALID', `layout.rows: ${reason}.`);
}
