import { EinthovenError } from '../../errors.ts';
import { clearPolygon } from '../../image/clear-polygon.ts';
import { invertHomography, project, rectangleToCorners } from '../../image/homography.ts';
import { shrink } from '../../image/shrink.ts';
import { warpPlane } from '../../image/warp-plane.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PageMaps, RectifiedPage, SegmentedPage } from '../../model/page.ts';
import type { GivenSheet, GridAxis, PagePose, PosePart } from '../../model/paper-map.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { degrees } from '../../units.ts';
import { axisInPicture } from './axis-in-picture.ts';
import { chooseLocalAxes } from './choose-local-axes.ts';
import { drawPoseOverlay } from './draw-overlay.ts';
import { findGridAxes } from './find-grid-axes.ts';
import { markSheet } from './mark-sheet.ts';
import type { RectifyOptions } from './rectify-options.ts';
import { tileSpectra } from './tile-spectra.ts';
import { tilesAgree } from './tiles-agree.ts';

/** Longer side, in pixels, to which big pictures are shrunk for spectra: a 1 mm grid still has 5 pixels a line there. */
const workingSide = 2400;
/** So many tiles tell the comb of a page that lies flat. */
const enoughTiles = 60;
/** Longer side for pages in perspective: tiles of half the size then hold a few large boxes of nearly even pitch. */
const localSide = 1700;
/** Lines of 1 mm along the longer side of a picture: of two sheets side by side, and no more. Finer ones are a halftone. */
const mostLines = 620;
/** Lines of a page that lies flat have the same distance in both directions within this part: scanners stretch that much. */
const sameSpacing = 0.01;
/** Longer side for pages whose fine lines drown in grain: large tiles of it hold enough of the 5 mm lines. */
const coarseSide = 1200;

/**
 * Finds the angle and the comb of the grid: of the whole page, or where it is clearest if the page is seen in perspective.
 * Where a person gave the corners of the sheet, it is laid flat first and what lies beside it is left out. Quarter turns
 * are settled once the grid is off the page, upside down and mirrored pages once its rows are known.
 */
export const rectifyStage: Stage<SegmentedPage, RectifiedPage, RectifyOptions> = {
  name: 'rectify',
  run: (page, options) => {
    const given = listGiven(options);
    const turn = { quarterTurns: options.quarterTurns ?? 0, mirrored: options.mirrored ?? false };
    const more = given.length === 0 ? {} : { given };
    if (options.sheetSize !== null && options.corners === null) {
      throw new EinthovenError(
        'OPTION_INVALID',
        'rectify.sheetSize is the size between rectify.corners: give these, too.',
      );
    }
    if (options.corners !== null) return rectifySheet(page, options, { ...turn, ...more });
    const axes = findAxes(page.maps.grid, options);
    const rotation = degrees(options.rotation ?? angleOf(axes));
    return { ...page, pose: { ...turn, rotation, axes, ...more } };
  },
  drawOverlay: drawPoseOverlay,
};

type GivenPose = Pick<PagePose, 'quarterTurns' | 'mirrored' | 'given'>;

/** Within the given corners only, and with the grid of the sheet as it looks when it lies flat. */
function rectifySheet(page: SegmentedPage, options: RectifyOptions, given: GivenPose): RectifiedPage {
  if (options.rotation !== null) {
    throw new EinthovenError(
      'OPTION_INVALID',
      'rectify.corners say how the page is rotated: rectify.rotation is too much.',
    );
  }
  const marked = markSheet(options.corners!, options.sheetSize);
  const maps = keepInside(page.maps, marked.corners);
  const toPicture = rectangleToCorners(marked, marked.corners);
  const axes = findAxes(warpPlane(maps.grid, toPicture, marked), options);
  const toSheet = invertHomography(toPicture);
  const middle = project(toPicture, marked.width / 2, marked.height / 2);
  const seen = axes && ([axisInPicture(axes[0], toSheet, middle), axisInPicture(axes[1], toSheet, middle)] as const);
  const rotation = degrees(seen === null ? slopeOf(marked.corners) : angleOf(seen));
  return { ...page, maps, pose: { ...given, rotation, axes: seen, sheet: { ...marked, axes } } };
}

function keepInside(maps: PageMaps, corners: GivenSheet['corners']): PageMaps {
  const keep = (plane: GrayImage): GrayImage => {
    const copy = { ...plane, data: plane.data.slice() };
    clearPolygon(copy, corners, 'outside');
    return copy;
  };
  const pens = maps.pens === undefined ? {} : { pens: keep(maps.pens) };
  return { grid: keep(maps.grid), ink: keep(maps.ink), text: keep(maps.text), ...pens };
}

function listGiven({ corners, rotation, quarterTurns, mirrored }: RectifyOptions): readonly PosePart[] {
  const parts = { corners, rotation, quarterTurns, mirrored };
  return (['corners', 'rotation', 'quarterTurns', 'mirrored'] as const).filter((part) => parts[part] !== null);
}

function angleOf(axes: readonly [GridAxis, GridAxis] | null): number {
  return ((axes?.[0].angle ?? 0) * 180) / Math.PI;
}

/** Of the upper edge of a sheet, degrees clockwise. */
function slopeOf([from, to]: GivenSheet['corners']): number {
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
}

/** One comb for the whole picture where the page lies flat; else the clearest comb of any part of it. */
function findAxes(grid: GrayImage, options: RectifyOptions): readonly [GridAxis, GridAxis] | null {
  const limits = { lowest: options.lowestFrequency, highest: options.highestFrequency };
  const known = options.rotation === null ? limits : { ...limits, angle: (options.rotation * Math.PI) / 180 };
  const factor = factorTo(grid, workingSide);
  const working = shrink(grid, factor);
  const tiles = (working.width * working.height) / options.tileSize ** 2;
  const spectra = tileSpectra(working, options.tileSize, { every: Math.max(1, Math.round(tiles / enoughTiles)) });
  const finest = mostLines / Math.max(working.width, working.height);
  const first = findGridAxes(spectra, options.tileSize, known);
  const isTooFine = first?.some(({ frequency, fivefold }) => frequency * (fivefold ? 5 : 1) > finest) ?? false;
  const flat = isTooFine
    ? findGridAxes(spectra, options.tileSize, { ...known, highest: finest, coarseOnly: true })
    : first;
  if (flat !== null && tilesAgree(spectra, options.tileSize, flat)) return inSource(flat, factor);
  const localFactor = factorTo(grid, localSide);
  const size = options.tileSize / 2;
  const local = chooseLocalAxes(tileSpectra(shrink(grid, localFactor), size, { every: 2 }), size, limits);
  // A screen beats in every part of its picture, but no fifth of its lines stands out as on a grid of squares.
  if (flat !== null && isRuledTwice(flat) && !local?.axes.some(({ fivefold }) => fivefold))
    return inSource(flat, factor);
  if (local !== null) return inSource(local.axes, localFactor);
  const coarseFactor = factorTo(grid, coarseSide);
  const coarse = chooseLocalAxes(tileSpectra(shrink(grid, coarseFactor), options.tileSize), options.tileSize, limits);
  // Words and weaves beat, too, but not with every fifth tooth higher than the others, and not all over the page alike.
  if (coarse !== null && (coarse.isShared || coarse.axes.some(({ fivefold }) => fivefold))) {
    return inSource(coarse.axes, coarseFactor);
  }
  return flat === null ? null : inSource(flat, factor);
}

/** Whether both families show 1 mm lines and 5 mm lines, and these squares. */
function isRuledTwice([x, y]: readonly [GridAxis, GridAxis]): boolean {
  return x.fivefold && y.fivefold && Math.abs(x.frequency / y.frequency - 1) <= sameSpacing;
}

function factorTo(image: GrayImage, side: number): number {
  return Math.max(1, Math.round(Math.max(image.width, image.height) / side));
}

/** Axes of a picture that was shrunk by `factor`, in pixels of the picture itself. */
function inSource(axes: readonly [GridAxis, GridAxis], factor: number): readonly [GridAxis, GridAxis] {
  const [x, y] = axes;
  return [
    { ...x, frequency: x.frequency / factor },
    { ...y, frequency: y.frequency / factor },
  ];
}
