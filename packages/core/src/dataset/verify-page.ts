import type { RgbImage } from '../model/image.ts';
import type { LeadName } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { compareRecord, type RecordComparison } from './compare-record.ts';
import { createTruthMap, type TruthMap } from './create-truth-map.ts';
import { gridPoints, pathPoints } from './line-points.ts';
import { type LineShift, measureShift } from './measure-shift.ts';
import type { TruthLead } from './select-leads.ts';
import { truthPath } from './truth-path.ts';
import { leadScale, penPixels, truthOption, truthPenWidth } from './truth-scale.ts';

export interface VerifyPageOptions {
  /** How far a drawn line may be from its truth, pixels, beyond what its own points scatter. Default 0.5. */
  readonly maximumShift?: number;
  /** Part of a centre line that must lie on ink, 0 to 1. Default 0.85. */
  readonly minimumOnInk?: number;
  /** Root mean square by which record and centre line may differ, millivolts beyond a quarter of a pixel. Default 0.01. */
  readonly maximumDifference?: number;
}

export interface LeadVerification {
  readonly lead: LeadName;
  readonly row: number;
  /** Null where nothing of the lead is to be seen. */
  readonly line: LineShift | null;
  /** Null without record. */
  readonly record: RecordComparison | null;
}

export interface PageVerification {
  /** What is wrong, in words; empty where nothing is. */
  readonly problems: readonly string[];
  readonly leads: readonly LeadVerification[];
  /** Of the 5 mm lines; null without grid, and where it is too faint to tell. */
  readonly grid: LineShift | null;
}

export interface PageEvidence {
  readonly truth: RenderTruthJson;
  readonly image: RgbImage;
  /** What the page is said to show; null where nothing is said. */
  readonly record: EcgRecord | null;
}

/** 8-bit levels below which a line cannot be told from noise and from the grid. */
const faintest = 10;
const faintestGrid = 8;
/** Pixels on each side in which a line is looked for; more would find the neighbours. */
const lineReach = 3;
const gridReach = 1.5;
/** Points below which a line is too short to be judged. */
const fewestPoints = 12;
/** Part of the samples at the ends of a lead that rounding may move in or out. */
const mostUnmatched = 0.02;

/** Checks truth against picture and record: the size, every centre line, the grid, every sample. */
export function verifyPage({ truth, image, record }: PageEvidence, options: VerifyPageOptions = {}): PageVerification {
  if (image.width !== truth.width || image.height !== truth.height) {
    const message = `The picture has ${image.width} × ${image.height} pixels, the truth ${truth.width} × ${truth.height}.`;
    return { problems: [message], leads: [], grid: null };
  }
  const map = createTruthMap(truth);
  const leads = truth.leads.map((lead): LeadVerification => {
    const points = pathPoints(truthPath(lead));
    const pen = penPixels(truthPenWidth(truth), leadScale(truth, lead, map));
    const isVisible = points.columns.length >= fewestPoints;
    return {
      lead: lead.lead,
      row: lead.row,
      line: isVisible ? measureShift(image, points, { pen, reach: lineReach }) : null,
      record: record === null ? null : compareRecord(lead, record, { map, leads: truth.leads }),
    };
  });
  const grid = verifyGrid(truth, image, map);
  const problems = [
    ...leads.flatMap((lead, index) =>
      judgeLead(lead, truth.leads[index]!, {
        hasRecord: record !== null,
        options,
        quarterPixel: 0.25 / (truth.pixelsPerMillimetre * truth.leads[index]!.gain),
      }),
    ),
    ...judgeGrid(grid, options),
  ];
  return { problems, leads, grid };
}

function verifyGrid(truth: RenderTruthJson, image: RgbImage, map: TruthMap): LineShift | null {
  const points = gridPoints(truth, map);
  if (points.columns.length < fewestPoints) return null;
  const pen = penPixels(truthOption(truth, 'gridMajorWidth', 0.2), truth.pixelsPerMillimetre);
  // Half a millimetre to each side: 1 mm lines must not be taken for 5 mm lines.
  const reach = Math.min(gridReach, 0.5 * truth.pixelsPerMillimetre - pen / 2);
  if (!(reach > 0.5)) return null;
  const shift = measureShift(image, points, { pen, reach });
  return shift.contrast < faintestGrid ? null : shift;
}

function judgeLead(
  { lead, row, line, record }: LeadVerification,
  truth: TruthLead,
  judgement: {
    readonly hasRecord: boolean;
    readonly options: VerifyPageOptions;
    /** Millivolts. */
    readonly quarterPixel: number;
  },
): string[] {
  const { hasRecord, options, quarterPixel } = judgement;
  const { maximumShift = 0.5, minimumOnInk = 0.85, maximumDifference = 0.01 } = options;
  const name = `${lead} in row ${row + 1}`;
  const problems: string[] = [];
  if (line !== null && line.contrast < faintest) {
    problems.push(`${name}: no ink on its centre line (contrast ${line.contrast.toFixed(1)} levels)`);
  } else if (line !== null) {
    const shift = Math.hypot(line.columns, line.rows);
    if (line.onInk < minimumOnInk) problems.push(`${name}: ${percent(line.onInk)} of its centre line on ink`);
    if (shift > maximumShift + line.residual) {
      problems.push(
        `${name}: drawn ${line.columns.toFixed(2)} columns and ${line.rows.toFixed(2)} rows from its truth`,
      );
    }
  }
  if (hasRecord && record === null && truth.centreLine.columns.some((column) => column !== null)) {
    problems.push(`${name}: not in the record`);
  }
  if (record !== null && record.difference > maximumDifference + quarterPixel) {
    problems.push(`${name}: the record differs by ${record.difference.toFixed(3)} mV`);
  }
  if (record !== null && record.unmatched > mostUnmatched) {
    problems.push(`${name}: ${percent(record.unmatched)} of its samples only in the record or only on the page`);
  }
  return problems;
}

function judgeGrid(grid: LineShift | null, { maximumShift = 0.5 }: VerifyPageOptions): string[] {
  if (grid === null || Math.hypot(grid.columns, grid.rows) <= maximumShift + grid.residual) return [];
  return [`Grid: drawn ${grid.columns.toFixed(2)} columns and ${grid.rows.toFixed(2)} rows from its truth`];
}

const percent = (part: number) => `${(100 * part).toFixed(0)} %`;
