import type { Homography } from '../../image/homography.ts';
import { measureStroke } from '../../image/measure-stroke.ts';
import { turnMap } from '../../image/turn-map.ts';
import type { GrayImage } from '../../model/image.ts';
import type { RectifiedPage } from '../../model/page.ts';
import type { GridAxis, PagePose, PaperMap, PosePart } from '../../model/paper-map.ts';
import type { ScaleSource } from '../../model/record.ts';
import { degrees } from '../../units.ts';
import { isTurned } from './find-turn.ts';
import { type GivenPitch, givenPitch, hasPitch } from './given-pitch.ts';
import type { GridOptions } from './grid-options.ts';
import { type MeasuredScale, measureScale } from './measure-scale.ts';
import { nativeResolution } from './native-resolution.ts';
import { paperBounds } from './paper-bounds.ts';
import { scaleWithoutGrid } from './scale-without-grid.ts';
import { liftMap, viewSheet } from './view-sheet.ts';

/** The map from paper to picture, turned so that rows of trace run along x, and where it comes from. */
export interface FoundMap {
  readonly map: PaperMap;
  /** Part of the paper that the picture shows, millimetres. */
  readonly bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly pose: PagePose;
  readonly source: ScaleSource;
  /** 0 to 1. */
  readonly confidence: number;
  readonly minorGrid: boolean;
  readonly majorGrid: boolean;
  /** RMS distance of the grid from the map, in source pixels; 0 without a grid. */
  readonly residual: number;
  /** Where what was given contradicts what is seen, in words. */
  readonly conflicts: readonly string[];
}

/** The planes in which the map is looked for: those of the picture, or of a sheet that was laid flat. */
export interface PageView {
  readonly grid: GrayImage;
  readonly ink: GrayImage;
  readonly axes: readonly [GridAxis, GridAxis] | null;
  readonly dotsPerInch: number | null;
  readonly pose: PagePose;
  /** From the view to the picture; null where they are one. */
  readonly toPicture: Homography | null;
}

/** The map by the grid; on a page that shows none, by its traces and pulses. Null where neither tells the scale. */
export function findMap(page: RectifiedPage, options: GridOptions): FoundMap | null {
  const view = page.pose.sheet === undefined ? viewPicture(page) : viewSheet(page, page.pose.sheet);
  const pitch = givenPitch(options, page.pose.sheet);
  const { scale, conflicts } = measureAsGiven(view, options, pitch);
  const source: ScaleSource = pitch === null ? 'grid' : 'user';
  const found = scale === null ? mapWithoutGrid(view, pitch) : { ...uprightMap(scale, view), source };
  if (found === null) return null;
  const turned = turnAsGiven(found, page.pose);
  // The bounds are those of the view: what lies beside a given sheet is not the page.
  const bounds = paperBounds(turned.map, view.ink.width, view.ink.height);
  const map = view.toPicture === null ? turned.map : liftMap(turned.map, view.toPicture);
  return { ...turned, map, bounds, conflicts: [...conflicts, ...compareRotation(found, view)] };
}

function viewPicture({ maps, pose, dotsPerInch }: RectifiedPage): PageView {
  return { grid: maps.grid, ink: maps.ink, axes: pose.axes, dotsPerInch, pose, toPicture: null };
}

type UprightMap = Omit<FoundMap, 'bounds' | 'conflicts'>;

function uprightMap(scale: MeasuredScale, view: PageView): Omit<UprightMap, 'source'> {
  const { pose, ink } = view;
  const turned = isGiven(pose, 'quarterTurns')
    ? pose.quarterTurns % 2 === 1
    : !pose.unturned && isTurned(ink, scale.map, paperBounds(scale.map, ink.width, ink.height));
  const map = turned ? turnMap(scale.map, 'quarter') : scale.map;
  return { ...scale, map, pose: { ...pose, quarterTurns: turned ? quarterBack : 0 } };
}

interface GivenScale {
  /** Null: there is no such grid. */
  readonly scale: MeasuredScale | null;
  readonly conflicts: readonly string[];
}

/** The grid, which has to be the one that the user says: else lines of the given distance, else none. */
function measureAsGiven(view: PageView, options: GridOptions, pitch: GivenPitch | null): GivenScale {
  const { grid, axes, dotsPerInch } = view;
  if (axes === null) return { scale: null, conflicts: [] };
  const mean = pitch === null ? null : Math.sqrt(pitch.x * pitch.y);
  const measure = (along: readonly [GridAxis, GridAxis]) =>
    measureScale(grid, along, {
      ...options,
      pixelsPerMillimetre: mean,
      dotsPerInch,
      stroke: () => measureStroke(view.ink),
    });
  const scale = measure(axes);
  if (scale === null || mean === null || pitch === null || hasPitch(scale.map, pitch)) return { scale, conflicts: [] };
  const given = { frequency: 1 / mean, fivefold: false };
  const again = measure([
    { ...axes[0], ...given },
    { ...axes[1], ...given },
  ]);
  const conflicts = [describeConflict(scale, mean)];
  return { scale: again !== null && hasPitch(again.map, pitch) ? again : null, conflicts };
}

function describeConflict({ map }: MeasuredScale, given: number): string {
  const { x, y } = nativeResolution(map);
  const seen = Math.sqrt(x * y).toFixed(2);
  return `The grid seems to have ${seen} px/mm; ${Number(given.toPrecision(4))} px/mm were given and are used.`;
}

function mapWithoutGrid(view: PageView, pitch: GivenPitch | null): UprightMap | null {
  const { pose, ink, dotsPerInch } = view;
  const scale = scaleWithoutGrid(ink, {
    pixelsPerMillimetre: pitch,
    dotsPerInch,
    rotation: isGiven(pose, 'rotation') ? pose.rotation : null,
    quarter: isGiven(pose, 'quarterTurns') ? pose.quarterTurns % 2 === 1 : pose.unturned ? false : null,
  });
  if (scale === null) return null;
  // Of a sheet in perspective the picture says how it is turned; what is left in the view is nothing to a person.
  const rotation = view.toPicture === null ? degrees((scale.tilt * 180) / Math.PI) : pose.rotation;
  const quarterTurns = scale.quarter ? quarterBack : 0;
  const seen = { minorGrid: false, majorGrid: false, residual: 0 };
  return { ...scale, pose: { ...pose, rotation, quarterTurns }, ...seen };
}

/** Traces that run down the picture stand level after three clockwise quarter turns (or one: the layout tells). */
const quarterBack = 3;

/** Turned over, and mirrored, where the user says so. */
function turnAsGiven(found: UprightMap, given: PagePose): UprightMap {
  const { quarterTurns, mirrored } = given;
  const half = isGiven(given, 'quarterTurns') && quarterTurns !== found.pose.quarterTurns;
  const upright = half ? turnMap(found.map, 'half') : found.map;
  return {
    ...found,
    map: mirrored ? turnMap(upright, 'mirror') : upright,
    pose: { ...found.pose, quarterTurns: half ? quarterTurns : found.pose.quarterTurns },
  };
}

/** A page lies as the user says within this (degrees): more is no matter of taste. */
const mostTurned = 0.5;

/** Lines of the grid are followed where they lie: here whether that is as the user says. */
function compareRotation({ map, minorGrid, majorGrid, pose }: UprightMap, view: PageView): string[] {
  if (!isGiven(view.pose, 'rotation') || !(minorGrid || majorGrid)) return [];
  // Under perspective every line has a direction of its own: the page lies anywhere between them.
  const apart = lineDirections(map).map((seen) => {
    const turn = seen - pose.rotation;
    return turn - 90 * Math.round(turn / 90);
  });
  const [least, most] = [Math.min(...apart), Math.max(...apart)];
  if (least <= mostTurned && most >= -mostTurned) return [];
  const middle = pose.rotation + (least + most) / 2;
  return [`The grid is rotated by ${middle.toFixed(1)}°; ${pose.rotation}° were given.`];
}

/** Directions (degrees clockwise, but for quarter turns) of the outer and middle lines of both families. */
function lineDirections({ columns, rows, sourceColumn, sourceRow }: PaperMap): number[] {
  const direction = (from: number, to: number) =>
    (Math.atan2(sourceRow[to]! - sourceRow[from]!, sourceColumn[to]! - sourceColumn[from]!) * 180) / Math.PI;
  const alongRows = [0, rows >> 1, rows - 1].map((j) => direction(j * columns, (j + 1) * columns - 1));
  const alongColumns = [0, columns >> 1, columns - 1].map((i) => direction(i, (rows - 1) * columns + i));
  return [...alongRows, ...alongColumns];
}

function isGiven({ given }: PagePose, part: PosePart): boolean {
  return given?.includes(part) ?? false;
}
