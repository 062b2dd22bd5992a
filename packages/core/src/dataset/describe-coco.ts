import { everyLeadName, type LeadName } from '../model/lead.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';

export interface CocoCategory {
  readonly id: number;
  readonly name: string;
  readonly supercategory: 'lead' | 'label' | 'mark';
}

export interface CocoImage {
  readonly id: number;
  readonly file_name: string;
  readonly width: number;
  readonly height: number;
}

export interface CocoAnnotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  /** Left, top, width, height; the corner of the first pixel is (0, 0). */
  readonly bbox: readonly [left: number, top: number, width: number, height: number];
  /** One polygon, column and row in turn. */
  readonly segmentation: readonly (readonly number[])[];
  readonly area: number;
  readonly iscrowd: 0;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface CocoPage {
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  /** Without ids. */
  readonly annotations: readonly Omit<CocoAnnotation, 'id' | 'image_id'>[];
}

const labelOffset = everyLeadName.length;
const textCategory = 2 * everyLeadName.length + 1;
const pulseCategory = textCategory + 1;
const decoyCategory = textCategory + 2;

/** 1 to 12 the leads, 13 to 24 their printed names, then texts, pulses, and what could be taken for signal. */
export const cocoCategories: readonly CocoCategory[] = [
  ...everyLeadName.map((name, index): CocoCategory => ({ id: index + 1, name: `lead ${name}`, supercategory: 'lead' })),
  ...everyLeadName.map(
    (name, index): CocoCategory => ({ id: labelOffset + index + 1, name: `label ${name}`, supercategory: 'label' }),
  ),
  { id: textCategory, name: 'text', supercategory: 'mark' },
  { id: pulseCategory, name: 'calibration pulse', supercategory: 'mark' },
  { id: decoyCategory, name: 'decoy', supercategory: 'mark' },
];

/** Boxes of one page for COCO, cut at the edges of the picture; what lies beyond them is left out. */
export function describeCocoPage(truth: RenderTruthJson, fileName: string): CocoPage {
  const { width, height } = truth;
  const idOf = (lead: LeadName) => everyLeadName.indexOf(lead) + 1;
  const boxes = [
    ...truth.leads.map(({ lead, box, row, rhythmStrip, start, end }) => ({
      id: idOf(lead),
      box,
      attributes: { row, rhythmStrip, start, end },
    })),
    ...truth.texts.map(({ box, text, role, lead }) => ({
      id: role === 'label' && lead ? labelOffset + idOf(lead) : textCategory,
      box,
      attributes: { text, role },
    })),
    ...truth.pulses.map(({ box, row, millivolts }) => ({ id: pulseCategory, box, attributes: { row, millivolts } })),
    ...truth.decoys.map(({ box, decoy }) => ({ id: decoyCategory, box, attributes: { kind: decoy.kind } })),
  ];
  return {
    fileName,
    width,
    height,
    annotations: boxes.flatMap(({ id, box, attributes }) => {
      const polygon = cutPolygon(box, { width, height });
      if (polygon.length < 3) return [];
      const columns = polygon.map(([column]) => column);
      const rows = polygon.map(([, row]) => row);
      const left = Math.min(...columns);
      const top = Math.min(...rows);
      const area = areaOf(polygon);
      if (!(area > 0)) return [];
      return [
        {
          category_id: id,
          bbox: [left, top, round(Math.max(...columns) - left), round(Math.max(...rows) - top)] as const,
          segmentation: [polygon.flat()],
          area: round(area),
          iscrowd: 0 as const,
          attributes,
        },
      ];
    }),
  };
}

/** The document of a part of a data set. */
export function describeCocoDataset(pages: readonly CocoPage[], description: string) {
  const images: CocoImage[] = pages.map(({ fileName, width, height }, index) => ({
    id: index + 1,
    file_name: fileName,
    width,
    height,
  }));
  let id = 0;
  const annotations: CocoAnnotation[] = pages.flatMap((page, index) =>
    page.annotations.map((annotation) => {
      id++;
      return { id, image_id: index + 1, ...annotation };
    }),
  );
  return { info: { description }, licenses: [], images, annotations, categories: cocoCategories };
}

type Polygon = readonly (readonly [column: number, row: number])[];

/** After Sutherland and Hodgman (1974): one edge of the picture after the other. */
function cutPolygon(box: Polygon, { width, height }: { readonly width: number; readonly height: number }): Polygon {
  // COCO counts from the corner of the first pixel, the truth from its middle.
  let polygon: Polygon = box.map(([column, row]) => [column + 0.5, row + 0.5] as const);
  const limits = [
    { axis: 0, sign: 1, limit: 0 },
    { axis: 0, sign: -1, limit: -width },
    { axis: 1, sign: 1, limit: 0 },
    { axis: 1, sign: -1, limit: -height },
  ] as const;
  for (const { axis, sign, limit } of limits) {
    const depth = (point: readonly [number, number]) => sign * point[axis] - limit;
    polygon = polygon.flatMap((point, index) => {
      const next = polygon[(index + 1) % polygon.length]!;
      const [here, there] = [depth(point), depth(next)];
      const part = here / (here - there);
      const crossing = [point[0] + part * (next[0] - point[0]), point[1] + part * (next[1] - point[1])] as const;
      return [...(here >= 0 ? [point] : []), ...(here >= 0 !== there >= 0 ? [crossing] : [])];
    });
  }
  return polygon.map(([column, row]) => [round(column), round(row)] as const);
}

function areaOf(polygon: Polygon): number {
  let twice = 0;
  for (const [index, [column, row]] of polygon.entries()) {
    const [nextColumn, nextRow] = polygon[(index + 1) % polygon.length]!;
    twice += column * nextRow - nextColumn * row;
  }
  return Math.abs(twice) / 2;
}

const round = (value: number) => Number(value.toFixed(2));
