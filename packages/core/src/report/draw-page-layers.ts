import { leadColors } from '../image/draw/page/lead-colors.ts';
import { regionBox } from '../image/draw/page/region-box.ts';
import type { DigitizedPage, LeadTrace } from '../model/page.ts';
import type { PageLayout } from '../model/page-layout.ts';
import type { PaperGrid, PaperMap } from '../model/paper-map.ts';
import { describePath } from './describe-path.ts';
import { doubtfulRuns } from './doubtful-runs.ts';
import type { PicturePlace } from './draw-report-picture.ts';
import { escapeHtml } from './escape-html.ts';
import { placeOnPicture } from './place-on-picture.ts';

/** One overlay of the page that can be switched. */
export interface PageLayer {
  /** Part of ids and classes. */
  readonly id: 'grid' | 'rows' | 'leads' | 'traces';
  /** Words of its switch. */
  readonly label: string;
  /** Whether it shows at first. */
  readonly shown: boolean;
  /** SVG in pixels of the picture. */
  readonly svg: string;
}

/** Millimetres between the lines of the grid that is drawn: the bold ones of ECG paper. */
const gridPitch = 5;
/** Lines that follow the paper have a point every so many millimetres: paper bends less than that. */
const bendStep = 7;
const separatorReach = 5;
/** Millimetres on either side over which confidence is averaged: 0.1 s at the usual speed. */
const doubtReach = 2.5;
/** Coordinates are written in tenths of a pixel. */
const step = 0.1;

type Draw = (points: ArrayLike<number>) => string;

/** What was found, as layers over the page's picture; stages that the page did not reach have none. */
export function drawPageLayers(page: Partial<DigitizedPage>, place: PicturePlace): PageLayer[] {
  const { grid, layout, traces } = page;
  if (grid === undefined) return [];
  const draw: Draw = (points) => describePath(placeOnPicture(place, grid.map, points), { step });
  return [
    { id: 'grid', label: 'Paper and grid', shown: false, svg: drawGrid(grid, draw) },
    ...(layout === undefined
      ? []
      : [
          { id: 'rows', label: 'Rows and pulses', shown: false, svg: drawRows(layout, draw) } as const,
          { id: 'leads', label: 'Leads', shown: true, svg: drawLeads(layout, { place, map: grid.map, draw }) } as const,
        ]),
    ...(traces === undefined
      ? []
      : [{ id: 'traces', label: 'Traces', shown: true, svg: drawTraces(traces, draw) } as const]),
  ];
}

const path = (d: string, name: string) => (d === '' ? '' : `<path class="${name}" d="${d}"/>`);
const scaled = (content: string) => `<g transform="scale(${step})">${content}</g>`;

function drawGrid({ left, top, right, bottom }: PaperGrid, draw: Draw): string {
  const lines: number[] = [];
  const add = (points: readonly number[]) => lines.push(...points, Number.NaN, Number.NaN);
  for (let x = Math.ceil(left / gridPitch) * gridPitch; x <= right; x += gridPitch) {
    add(alongLine([x, top], [x, bottom]));
  }
  for (let y = Math.ceil(top / gridPitch) * gridPitch; y <= bottom; y += gridPitch) {
    add(alongLine([left, y], [right, y]));
  }
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  const outline = corners.flatMap((corner, k) => alongLine(corner, corners[(k + 1) % 4]!));
  return scaled(path(draw(lines), 'grid-lines') + path(draw(outline), 'paper-outline'));
}

function alongLine([fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): number[] {
  const parts = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / bendStep));
  return Array.from({ length: parts + 1 }, (_, k) => k / parts).flatMap((t) => [
    fromX + (toX - fromX) * t,
    fromY + (toY - fromY) * t,
  ]);
}

function drawRows({ rows, separators, pulses }: PageLayout, draw: Draw): string {
  const baselines = rows.flatMap(({ start, step: rowStep, y, baseline }) => [
    ...alongLine([start, baseline], [start + (y.length - 1) * rowStep, baseline]),
    Number.NaN,
    Number.NaN,
  ]);
  const marks = [
    ...separators.flatMap(({ row, x }) => {
      const baseline = rows[row]?.baseline ?? Number.NaN;
      return [x, baseline - separatorReach, x, baseline + separatorReach, Number.NaN, Number.NaN];
    }),
    ...pulses.flatMap(({ left, right, foot, top }) => {
      return [left - 2, foot, left, foot, left, top, right, top, right, foot, right + 2, foot, Number.NaN, Number.NaN];
    }),
  ];
  return scaled(path(draw(baselines), 'baselines') + path(draw(marks), 'pulses'));
}

function drawLeads(
  layout: PageLayout,
  { place, map, draw }: { readonly place: PicturePlace; readonly map: PaperMap; readonly draw: Draw },
): string {
  return layout.regions
    .map((region) => {
      const { left, top, right, bottom } = regionBox(layout, region);
      const color = `rgb(${leadColors[region.lead].join(' ')})`;
      const outline = draw([left, top, right, top, right, bottom, left, bottom, left, top]);
      const [column, row] = placeOnPicture(place, map, [left + 1, bottom - 1]);
      const name = escapeHtml(region.inverted ? `−${region.lead}` : region.lead);
      const at = `x="${(column ?? 0).toFixed(1)}" y="${(row ?? 0).toFixed(1)}"`;
      return `${scaled(`<path class="lead-box" fill="${color}" stroke="${color}" d="${outline}"/>`)}<text class="lead-name" ${at} fill="${color}">${name}</text>`;
    })
    .join('');
}

/** Certain parts whole, doubtful ones in another colour and dashed. */
function drawTraces(traces: readonly LeadTrace[], draw: Draw): string {
  let [certain, doubtful] = ['', ''];
  for (const { start, step: traceStep, y, confidence } of traces) {
    const pointsOf = (heights: ArrayLike<number>) =>
      Array.from(heights).flatMap((height, i) => [start + i * traceStep, height]);
    const runs = doubtfulRuns(confidence, Math.round(doubtReach / traceStep));
    const sure = y.slice();
    const unsure = y.map(() => Number.NaN);
    for (const { first, end } of runs) {
      // Both lines share the points where they meet, so that no hole opens between them.
      unsure.set(y.subarray(first, end + 1), first);
      sure.fill(Number.NaN, first + 1, end);
    }
    certain += draw(pointsOf(sure));
    doubtful += draw(pointsOf(unsure));
  }
  return scaled(path(certain, 'trace') + path(doubtful, 'trace doubtful'));
}
