import type { LeadPlace } from '../../../model/page-layout.ts';
import { type MillimetresPerSecond, millimetres, seconds } from '../../../units.ts';
import { fitTimeAxis } from '../choose/fit-time-axis.ts';
import type { LayoutEvidence } from '../choose/layout-evidence.ts';
import { measureExtent } from '../choose/measure-extent.ts';
import { median } from '../choose/median.ts';
import type { GivenTemplate } from './name-given-rows.ts';
import type { PlacedRow } from './place-given-rows.ts';

export interface BuildGivenRegionsOptions {
  readonly given: GivenTemplate;
  readonly paperSpeed: MillimetresPerSecond;
}

export interface GivenRegions {
  readonly regions: readonly LeadPlace[];
  /** What a person should know, in words. */
  readonly uncertainties: readonly string[];
}

/** Rows whose length is this near (part of it) to a whole number of half seconds a lead have that length. */
const roundSeconds = 0.5;
const roundTolerance = 0.01;
/** A boundary this near (mm) to an equal part of the page is meant to have its time: hands are not steady. */
const steady = 1;

/** Where the time 0 of the page stands (x, mm), and how long its rows are (s). */
interface Axis {
  readonly left: number;
  readonly duration: number;
}

/** Each given lead with its place and time. Rows of which only one point is known take the ends of the others. */
export function buildGivenRegions(
  rows: readonly PlacedRow[],
  evidence: LayoutEvidence,
  { given, paperSpeed }: BuildGivenRegionsOptions,
): GivenRegions {
  const columns = Math.max(...rows.map(({ leads }) => leads.length));
  const axis = findAxis(rows, evidence, { columns, paperSpeed });
  const regions = rows.flatMap((row, index) => {
    const places = placesOf(row, axis, paperSpeed);
    const times = timesOf(places, axis, paperSpeed);
    return row.leads.flatMap((lead, column): LeadPlace[] => {
      if (lead === null) return [];
      const [from, to] = [times[column]!, times[column + 1]!];
      const begin = given.columnTiming === 'sequential' ? from : 0;
      return [
        {
          lead: lead === '-aVR' ? 'aVR' : lead,
          inverted: lead === '-aVR',
          row: index,
          rhythmStrip: row.leads.length === 1 && columns > 1,
          left: millimetres(places[column]!),
          right: millimetres(places[column + 1]!),
          start: seconds(begin),
          end: seconds(begin + to - from),
        },
      ];
    });
  });
  return { regions, uncertainties: findTwins(regions) };
}

function findAxis(
  rows: readonly PlacedRow[],
  evidence: LayoutEvidence,
  { columns, paperSpeed }: { readonly columns: number; readonly paperSpeed: MillimetresPerSecond },
): Axis {
  const ended = rows.filter(({ x }) => x.length > 1);
  if (ended.length === 0) {
    const extent = measureExtent(evidence.rows);
    if (extent !== null) return fitTimeAxis(extent, evidence.separators, { columns, paperSpeed });
    return { left: evidence.rows[0]!.start, duration: roundSeconds };
  }
  const left = median(ended.map(({ x }) => x[0]!));
  const measured = (median(ended.map(({ x }) => x.at(-1)!)) - left) / paperSpeed;
  const unit = roundSeconds * columns;
  const round = Math.round(measured / unit) * unit;
  const isRound = round > 0 && Math.abs(measured / round - 1) <= roundTolerance;
  return { left, duration: isRound ? round : measured };
}

/** x (mm) at which each lead of a row begins and the last one ends: as given, a row may stand beside the others. */
function placesOf({ leads, x }: PlacedRow, axis: Axis, paperSpeed: number): readonly number[] {
  if (x.length === leads.length + 1) return x;
  const [first, last] = x.length === 1 ? [axis.left, axis.left + axis.duration * paperSpeed] : [x[0]!, x[1]!];
  return Array.from({ length: leads.length + 1 }, (_, k) => first + (k / leads.length) * (last - first));
}

/** Seconds at which each lead of a row begins and the last one ends. */
function timesOf(places: readonly number[], axis: Axis, paperSpeed: number): readonly number[] {
  return places.map((place, k) => {
    const time = (place - axis.left) / paperSpeed;
    const equal = (k / (places.length - 1)) * axis.duration;
    return Math.abs(time - equal) * paperSpeed <= steady ? equal : time;
  });
}

/** Short leads that were named twice: a slip of the pen more often than not. */
function findTwins(regions: readonly LeadPlace[]): string[] {
  const short = regions.filter(({ rhythmStrip }) => !rhythmStrip).map(({ lead }) => lead);
  const twins = new Set(short.filter((lead, index) => short.indexOf(lead) !== index));
  return [...twins].map((lead) => `layout.rows names ${lead} more than once; its parts were put together.`);
}
