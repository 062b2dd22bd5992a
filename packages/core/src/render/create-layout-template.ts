import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';
import { type LeadName, leadNames, type PrintedLead } from '../model/lead.ts';

export interface LayoutShape {
  /** 1 to 12. */
  readonly rows: number;
  /** 1 to 12. */
  readonly columns: number;
  /** Default `standard`: I, II, III, aVR, aVL, aVF, V1 to V6. `cabrera`: aVL, I, −aVR, II, aVF, III, V1 to V6. */
  readonly order?: 'standard' | 'cabrera' | readonly PrintedLead[];
  /** Whether leads follow one another down the columns (default) or along the rows. */
  readonly direction?: 'down' | 'along';
  /** Strips below; null: the next of the option `rhythmLeads`. Default none. */
  readonly rhythmStrips?: readonly (LeadName | null)[];
  /** Default `sequential`. */
  readonly columnTiming?: LayoutTemplate['columnTiming'];
}

const cabreraOrder: readonly PrintedLead[] = [
  'aVL',
  'I',
  '-aVR',
  'II',
  'aVF',
  'III',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
];

/**
 * A layout of so many rows and columns, for pages that no shipped layout describes: its leads fill the places in order,
 * and leads that find no place are left out.
 *
 * @throws EinthovenError OPTION_INVALID unless there are as many leads as places, and 1 to 12 rows and columns.
 */
export function createLayoutTemplate(shape: LayoutShape): LayoutTemplate {
  const {
    rows,
    columns,
    order = 'standard',
    direction = 'down',
    rhythmStrips = [],
    columnTiming = 'sequential',
  } = shape;
  const leads = order === 'standard' ? leadNames : order === 'cabrera' ? cabreraOrder : order;
  const isCount = (count: number) => Number.isInteger(count) && count >= 1 && count <= leadNames.length;
  if (!isCount(rows) || !isCount(columns) || rows * columns > leads.length) {
    const expected = `expected whole numbers whose product is at most ${leads.length}`;
    throw new EinthovenError('OPTION_INVALID', `layout: ${expected}, found ${rows} rows of ${columns} columns`);
  }
  const placeOf = (row: number, column: number) =>
    direction === 'down' ? column * rows + row : row * columns + column;
  return {
    name: `${rows}x${columns}${rhythmStrips.length > 0 ? `+${rhythmStrips.length}` : ''}`,
    description: `${rows} rows of ${columns} leads`,
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => leads[placeOf(row, column)]!),
    ),
    rhythmStrips,
    columnTiming,
  };
}
