import type { FloatImage } from '../model/image.ts';
import { createPrintedPart } from '../render/cover-unbroken.ts';
import { pointSpreads } from '../render/point-spreads.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { strokePath } from '../render/stroke-path.ts';
import { createTruthMap } from './create-truth-map.ts';
import { penPixels, truthOption } from './truth-scale.ts';

/** Millimetres: distances of lines, and the renderer's usual widths. */
const minorSpacing = 1;
const majorSpacing = 5;
const usualMinor = 0.12;
const usualMajor = 0.22;
/** As the renderer draws them: diameter of a dot over the width of a 1 mm line, half the length of a dash. */
const dotWidth = 2.5;
const halfDash = 0.25;
/** Points of a grid that breaks: its specks are 1.3 mm wide. */
const brokenStep = 0.4;

interface GridArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Part of each pixel that the grid covers, 0 to 1; lines finer than a pixel count as a pixel wide. Drawn through the map
 * of the truth; where `gridBreaks` left it out it is not marked. Where wear took it (fading, gaps, tears, what lies over
 * the page) it is marked all the same: the truth does not say where that was; masks of `renderMasks` know tears.
 */
export function drawGridCover(truth: RenderTruthJson): FloatImage {
  const { width, height, options } = truth;
  const layer: FloatImage = { width, height, data: new Float32Array(width * height) };
  if (options.gridStyle === 'none') return layer;
  const map = createTruthMap(truth);
  const point = new Float64Array(2);
  const gridBreaks = truthOption(truth, 'gridBreaks', 0);
  const { width: pageWidth, height: pageHeight } = truth.page;
  const printedAt =
    gridBreaks > 0
      ? createPrintedPart({ gridBreaks, seed: truthOption(truth, 'seed', 1), pageWidth, pageHeight })
      : null;
  const step = printedAt === null ? majorSpacing : brokenStep;
  const stroke = (points: readonly (readonly [x: number, y: number])[], millimetres: number) => {
    const columns = new Float64Array(points.length);
    const rows = new Float64Array(points.length);
    const strengths = new Float64Array(points.length).fill(1);
    points.forEach(([x, y], index) => {
      map.toPicture(x, y, point);
      columns[index] = point[0]!;
      rows[index] = point[1]!;
      if (printedAt !== null) strengths[index] = printedAt(x, y);
    });
    const [x, y] = points[points.length >> 1]!;
    // Lines finer than a pixel are marked as a pixel: a mask says where the grid is, not how dark.
    const pen = Math.max(1, penPixels(millimetres, map.scaleAt(x, y)));
    strokePath(layer, { columns, rows }, { width: pen, pointSpread: pointSpreads.area, strengths });
  };
  const area = gridArea(truth);
  const offset = [truthOption(truth, 'gridOffsetX', 0), truthOption(truth, 'gridOffsetY', 0)] as const;
  const minorWidth = truthOption(truth, 'gridMinorWidth', usualMinor);
  const xs = listLines(offset[0], minorSpacing, [area.left, area.right]);
  const ys = listLines(offset[1], minorSpacing, [area.top, area.bottom]);
  if (options.gridStyle === 'lines') strokeLines(area, { xs, ys, stroke, step, width: minorWidth });
  if (options.gridStyle === 'dots') {
    for (const y of ys) for (const x of xs) stroke([[x, y]], dotWidth * minorWidth);
  }
  if (options.gridStyle === 'dashed') {
    // The pen is round and reaches beyond the ends of a dash.
    const reach = Math.max(0, halfDash - minorWidth / 2);
    for (const y of ys) {
      for (const x of xs) {
        stroke(dash([x - reach, y], [x + reach, y]), minorWidth);
        stroke(dash([x, y - reach], [x, y + reach]), minorWidth);
      }
    }
  }
  strokeLines(area, {
    xs: listLines(offset[0], majorSpacing, [area.left, area.right]),
    ys: listLines(offset[1], majorSpacing, [area.top, area.bottom]),
    stroke,
    step,
    width: truthOption(truth, 'gridMajorWidth', usualMajor),
  });
  return layer;
}

type PaperPair = readonly [x: number, y: number];
const dash = (start: PaperPair, end: PaperPair): readonly PaperPair[] => [start, end];

/** The part of the paper that has a grid. */
function gridArea(truth: RenderTruthJson): GridArea {
  const margin = Math.max(0, truthOption(truth, 'gridMargin', 0));
  const crop = truth.options.crop as Partial<GridArea> | undefined;
  return {
    left: Math.max(margin, crop?.left ?? 0),
    top: Math.max(truthOption(truth, 'gridTop', margin), crop?.top ?? 0),
    right: truth.page.width - Math.max(margin, crop?.right ?? 0),
    bottom: truth.page.height - Math.max(truthOption(truth, 'gridBottom', margin), crop?.bottom ?? 0),
  };
}

function listLines(offset: number, spacing: number, [first, last]: readonly [number, number]): number[] {
  const start = Math.ceil((first - offset) / spacing);
  const count = Math.max(0, Math.floor((last - offset) / spacing) - start + 1);
  return Array.from({ length: count }, (_, index) => offset + (start + index) * spacing);
}

/** Lines bend with the paper: they get a point every `step` millimetres. */
function strokeLines(
  area: GridArea,
  lines: {
    readonly xs: readonly number[];
    readonly ys: readonly number[];
    readonly width: number;
    readonly step: number;
    readonly stroke: (points: readonly PaperPair[], width: number) => void;
  },
) {
  const stops = (from: number, to: number) => {
    const count = Math.max(1, Math.ceil((to - from) / lines.step));
    return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
  };
  const down = stops(area.top, area.bottom);
  const across = stops(area.left, area.right);
  for (const x of lines.xs)
    lines.stroke(
      down.map((y): PaperPair => [x, y]),
      lines.width,
    );
  for (const y of lines.ys)
    lines.stroke(
      across.map((x): PaperPair => [x, y]),
      lines.width,
    );
}
