import type { PolygonPoints } from '../image/clear-polygon.ts';
import { sourceAt } from '../image/source-at.ts';
import type { DigitizedPage } from '../model/page.ts';
import type { PageLayout } from '../model/page-layout.ts';
import type { PagePose, PaperGrid } from '../model/paper-map.ts';
import { type FoundRow, listFoundRows } from './list-found-rows.ts';

export interface EncodeSidecarOptions {
  /** Name of the picture file, for people. */
  readonly sourceName: string;
  /** Pages of the file: where there are several, the options stand under the number of the page. */
  readonly pageCount: number;
  /** Regions that were ignored (`segment.ignore`); default: none. */
  readonly ignore?: readonly PolygonPoints[];
}

/**
 * What was found on a page, as a sidecar file in YAML: every decision under the name of its option, with comments, ready
 * to edit. A page that failed has what was found before. Pure.
 */
export function encodeSidecar(page: Partial<DigitizedPage>, options: EncodeSidecarOptions): string {
  const { pose, grid, layout } = page;
  const groups = [
    ...describeSegment(options.ignore ?? []),
    ...(pose ? describeRectify(pose, grid) : []),
    ...(grid ? describeGrid(grid) : []),
    ...describeLayout(layout, layout && grid ? listFoundRows({ layout, grid }) : []),
  ];
  const number = (page.pageIndex ?? 0) + 1;
  const tree = options.pageCount === 1 ? groups : ['pages:', `  ${number}:`, ...groups.map(indent(4))];
  return `${[...describeFile(options), ...tree].join('\n')}\n`;
}

const indent = (width: number) => (line: string) => (line === '' ? '' : `${' '.repeat(width)}${line}`);

function describeFile({ sourceName }: EncodeSidecarOptions): string[] {
  return [
    `# What was found on ${sourceName}, to be corrected by hand: read whenever this page is digitized.`,
    '# Names and values are those of `einthoven config`. What is deleted is measured again. The command line wins over',
    '# this file, and this file over --config.',
    '# Places are [column, row] in pixels of the picture as a viewer shows it, upright by its EXIF data; [0, 0] is the top',
    '# left pixel.',
  ];
}

function describeSegment(ignore: readonly PolygonPoints[]): string[] {
  return [
    'segment:',
    '  # Regions whose ink is dropped: two opposite corners of a rectangle, or three and more corners of a polygon, as in',
    '  # ignore: [[[100, 200], [180, 260]], [[300, 40], [360, 40], [330, 90]]]',
    `  ignore: ${JSON.stringify(ignore).replaceAll(',', ', ')}`,
  ];
}

function describeRectify(pose: PagePose, grid: PaperGrid | undefined): string[] {
  const { sheet, quarterTurns, mirrored } = pose;
  const size = sheet?.size ? [sheet.size.width, sheet.size.height] : null;
  const corners = sheet?.corners ?? (grid ? paperCorners(grid) : null);
  return [
    'rectify:',
    '  # Clockwise quarter turns that bring the picture upright.',
    `  quarterTurns: ${quarterTurns}`,
    `  mirrored: ${mirrored}`,
    '  # How far it lies from level beside these, degrees clockwise.',
    `  ${isRotationKept(pose, grid) ? '' : '# '}rotation: ${places(pose.rotation, 4)}`,
    '  # Corners of the sheet, in any order: they leave out what lies beyond and undo the perspective of a photograph, in',
    '  # place of the rotation. sheetSize (mm) is the distance between them, and the scale of a sheet without a grid.',
    ...(corners === null ? [] : [`  ${sheet ? '' : '# '}corners: ${describePoints(corners)}`]),
    size === null ? '  # sheetSize: [297, 210]' : `  sheetSize: ${JSON.stringify(size)}`,
  ];
}

/**
 * Corners say it already; and without a grid the traces say it together with how far each row slipped, which a rotation
 * alone does not.
 */
function isRotationKept({ sheet, given = [] }: PagePose, grid: PaperGrid | undefined): boolean {
  if (sheet !== undefined) return false;
  return given.includes('rotation') || (grid !== undefined && !isGridless(grid));
}

function isGridless({ minorGrid, majorGrid }: PaperGrid): boolean {
  return !minorGrid && !majorGrid;
}

function describePoints(points: readonly (readonly [number, number])[]): string {
  return JSON.stringify(points.map(([column, row]) => [places(column, 2), places(row, 2)])).replaceAll(',', ', ');
}

/** Of what was found of the paper, upright: top left, top right, bottom right, bottom left. */
function paperCorners({ map, left, top, right, bottom }: PaperGrid): (readonly [number, number])[] {
  const point = new Float64Array(2);
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x, y]) => {
    sourceAt(map, x!, y!, point);
    return [point[0]!, point[1]!];
  });
}

function describeGrid(grid: PaperGrid): string[] {
  const { pixelsPerMillimetreX: x, pixelsPerMillimetreY: y, scaleSource } = grid;
  const known = scaleSource === 'assumed' ? '# ' : '';
  return [
    'grid:',
    `  # Pixels a millimetre, from ${scaleSource}.`,
    ...(isGridless(grid)
      ? [`  ${known}pixelsPerMillimetreX: ${places(x, 5)}`, `  ${known}pixelsPerMillimetreY: ${places(y, 5)}`]
      : [`  pixelsPerMillimetre: ${places(Math.sqrt(x * y), 4)}`]),
  ];
}

function describeLayout(layout: PageLayout | undefined, rows: readonly FoundRow[]): string[] {
  if (layout === undefined) {
    return [
      'layout:',
      '  # A name of `einthoven layouts`, or rows with their leads; paper speed in mm/s, gain in mm/mV.',
      '  # template: 3x4+1',
      ...describeRows([{ leads: ['I', 'aVR', 'V1', 'V4'], boundaries: [] }]).map((line) => `  # ${line.slice(2)}`),
      '  # paperSpeed: 25',
      '  # gain: 10',
    ];
  }
  const known = (source: string) => (source === 'assumed' ? '# ' : '');
  const several = rows.some(({ leads }) => leads.length > 1);
  const timing = layout.regions.some(({ start }) => start > 0) ? 'sequential' : 'simultaneous';
  const chest = layout.regions.find(({ lead, gain }) => lead.startsWith('V') && gain !== layout.gain);
  return [
    'layout:',
    `  # mm/s, from ${layout.paperSpeedSource}.`,
    `  ${known(layout.paperSpeedSource)}paperSpeed: ${places(layout.paperSpeed, 4)}`,
    `  # mm/mV, from ${layout.gainSource}.`,
    `  ${known(layout.gainSource)}gain: ${places(layout.gain, 4)}`,
    ...(chest === undefined ? [] : [`  ${known(chest.gainSource)}chestGain: ${places(chest.gain, 4)}`]),
    '  # A name of `einthoven layouts` in place of the rows below, which are found anew then:',
    `  # template: ${layout.name}`,
    ...(several ? [`  columnTiming: ${timing}`] : []),
    '  # Rows from top to bottom: their leads (null: not to be read), and points on the 0 mV line of the row: where each lead',
    '  # begins and the last one ends. One point on the row, both its ends, or none will do, too.',
    ...describeRows(rows),
  ];
}

function describeRows(rows: readonly FoundRow[]): string[] {
  return [
    '  rows:',
    ...rows.flatMap(({ leads, boundaries }) => [
      `    - leads: [${leads.map((lead) => lead ?? 'null').join(', ')}]`,
      ...(boundaries.length === 0 ? [] : [`      boundaries: ${describePoints(boundaries)}`]),
    ]),
  ];
}

function places(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
