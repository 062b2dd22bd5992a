import { createSeededRandom } from './create-seeded-random.ts';
import type { Decoy } from './decoy-schema.ts';
import type { PageCanvas } from './page-canvas.ts';

type Of<Kind extends Decoy['kind']> = Extract<Decoy, { readonly kind: Kind }>;
type Point = readonly [x: number, y: number];

/** Lines of boxes and tables, mm. */
const rulePen = 0.15;
/** Modules along a side of a code, and of the squares in three of its corners. */
const qrModules = 25;
const finderModules = 7;
const barModules = 95;
/** Bumps of a heartbeat from 0 to 1 along a cell: middle, width, height over the height of the cell. */
const beat = [
  [0.24, 0.04, 0.05],
  [0.385, 0.012, -0.05],
  [0.41, 0.013, 0.5],
  [0.435, 0.014, -0.12],
  [0.68, 0.065, 0.12],
] as const;
const beatPoints = 120;

const drawings: { readonly [Kind in Decoy['kind']]: (canvas: PageCanvas, decoy: Of<Kind>) => void } = {
  qrCode: drawQrCode,
  barCode: drawBarCode,
  logo: drawLogo,
  frame: (canvas, { x, y, width, height }) => strokePoints(canvas, rectangle(x, y, width, height), rulePen),
  stMap: drawStMap,
  table: drawTable,
};

/** Draws the lines and areas of a decoy; its words are texts of the page. */
export function drawDecoy<Kind extends Decoy['kind']>(canvas: PageCanvas, decoy: Of<Kind>): void {
  drawings[decoy.kind as Kind](canvas, decoy);
}

function drawQrCode(canvas: PageCanvas, { x, y, size, seed }: Of<'qrCode'>) {
  const { uniform } = createSeededRandom(seed);
  const module = size / qrModules;
  for (let row = 0; row < qrModules; row++) {
    for (let column = 0; column < qrModules; column++) {
      const isDark = uniform() < 0.5;
      if (finderModule(column, row) ?? isDark) fillBox(canvas, x + column * module, y + row * module, [module, module]);
    }
  }
}

/** Whether a module of one of the corner squares is dark; null elsewhere. */
function finderModule(column: number, row: number): boolean | null {
  const last = qrModules - finderModules;
  for (const [left, top] of [
    [0, 0],
    [last, 0],
    [0, last],
  ] as const) {
    // Counted from the middle of the square: core, light ring, dark ring, light edge.
    const ring = Math.max(Math.abs(column - left - 3), Math.abs(row - top - 3));
    if (ring <= 4) return ring <= 1 || ring === 3;
  }
  return null;
}

function drawBarCode(canvas: PageCanvas, { x, y, width, height, seed }: Of<'barCode'>) {
  const { uniform } = createSeededRandom(seed);
  const module = width / barModules;
  let position = 0;
  while (position < barModules) {
    const bar = Math.min(1 + Math.floor(4 * uniform() ** 2), barModules - position);
    fillBox(canvas, x + position * module, y, [bar * module, height]);
    position += bar + 1 + Math.floor(4 * uniform() ** 2);
  }
}

function drawLogo(canvas: PageCanvas, { x, y, size, shape }: Of<'logo'>) {
  const third = size / 3;
  if (shape === 'cross') {
    fillBox(canvas, x + third, y, [third, size]);
    fillBox(canvas, x, y + third, [size, third]);
    return;
  }
  const points: Point[] = [];
  if (shape === 'wave') {
    for (let i = 0; i <= beatPoints; i++) points.push([x + (size * i) / beatPoints, y + size * (0.7 - beatAt(i))]);
  } else {
    // The curve of the heart of many textbooks, scaled into the unit square.
    for (let i = 0; i <= beatPoints; i++) {
      const turn = (2 * Math.PI * i) / beatPoints;
      const across = 16 * Math.sin(turn) ** 3;
      const up = 13 * Math.cos(turn) - 5 * Math.cos(2 * turn) - 2 * Math.cos(3 * turn) - Math.cos(4 * turn);
      points.push([x + size * (0.5 + across / 34), y + size * (0.45 - up / 34)]);
    }
  }
  strokePoints(canvas, points, size / 18);
}

function drawStMap(canvas: PageCanvas, { x, y, width, height, columns, rows, seed }: Of<'stMap'>) {
  const { normal } = createSeededRandom(seed);
  strokePoints(canvas, rectangle(x, y, width, height), rulePen);
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  for (let cell = 0; cell < columns * rows; cell++) {
    const left = x + (cell % columns) * cellWidth;
    const zero = y + (Math.floor(cell / columns) + 0.7) * cellHeight;
    const sizes = beat.map(() => 0.7 + 0.6 * normal());
    const points = Array.from({ length: beatPoints + 1 }, (_, i): Point => {
      return [left + (cellWidth * i) / beatPoints, zero - cellHeight * beatAt(i, sizes)];
    });
    strokePoints(canvas, points, 1.5 * rulePen);
    // Where machines measure: the foot of the QRS and 60 ms after its end.
    for (const part of [0.37, 0.52]) {
      strokePoints(
        canvas,
        [
          [left + part * cellWidth, zero - 1],
          [left + part * cellWidth, zero + 1],
        ],
        rulePen,
      );
    }
  }
}

function drawTable(canvas: PageCanvas, { x, y, cells, columnWidth, rowHeight, isRuled }: Of<'table'>) {
  if (!isRuled) return;
  const width = columnWidth * Math.max(0, ...cells.map((line) => line.length));
  const height = rowHeight * cells.length;
  for (let row = 0; row <= cells.length; row++) {
    strokePoints(
      canvas,
      [
        [x, y + row * rowHeight],
        [x + width, y + row * rowHeight],
      ],
      rulePen,
    );
  }
  for (let left = 0; left <= width + 1e-9; left += columnWidth) {
    strokePoints(
      canvas,
      [
        [x + left, y],
        [x + left, y + height],
      ],
      rulePen,
    );
  }
}

function beatAt(index: number, sizes: readonly number[] = beat.map(() => 1)): number {
  return beat.reduce((sum, [middle, spread, height], wave) => {
    return sum + sizes[wave]! * height * Math.exp(-(((index / beatPoints - middle) / spread) ** 2) / 2);
  }, 0);
}

function rectangle(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}

function fillBox(canvas: PageCanvas, x: number, y: number, [width, height]: Point) {
  const corners = rectangle(x, y, width, height).slice(0, 4);
  canvas.fill({ columns: Float64Array.from(corners, ([at]) => at), rows: Float64Array.from(corners, ([, at]) => at) });
}

function strokePoints(canvas: PageCanvas, points: readonly Point[], width: number) {
  const path = { columns: Float64Array.from(points, ([x]) => x), rows: Float64Array.from(points, ([, y]) => y) };
  canvas.stroke(path, width);
}
