import { shrink } from '../../image/shrink.ts';
import type { GrayImage } from '../../model/image.ts';
import type { GridAxis, PaperMap } from '../../model/paper-map.ts';
import { buildPaperMap } from './build-paper-map.ts';
import { fitPhaseSurface } from './fit-phase-surface.ts';
import { followBentLines } from './follow-bent-lines.ts';
import { frequencySpread } from './frequency-spread.ts';
import type { Frequency } from './phase-meter.ts';
import { type PhasePicture, preparePhases } from './phase-picture.ts';
import { type PhaseField, trackPhase } from './track-phase.ts';

/** The paper map counted in grid lines, and how well the lines were followed. */
export interface LineMap {
  readonly map: PaperMap;
  /** RMS distance of the phases from the smooth map, in source pixels. */
  readonly residual: number;
  /** Part of the page on which both families of lines were followed. */
  readonly followed: number;
}

/** Longer side to which the picture is shrunk for following lines: phase needs no more, and time grows with pixels. */
const workingSide = 2600;
/** Window (standard deviation) and distance of the places, in lines; and their bounds in pixels of the working picture. */
const windowLines = 5.5;
const windowPixels = [24, 90] as const;
const hopLines = 8;
const hopPixels = [32, 72] as const;
/** Distance of the nodes of the map, in lines. */
const nodeLines = 4;
/** The same for bent pages, whose folds ask for more. */
const bentNodeLines = 2.5;
/** Pages whose lines vary more than this part in distance or direction are seen in perspective, or bent. */
const flatSpread = 0.025;

/** Follows both families of lines, `lines` to one tooth of each axis' comb, and builds the map. Null when they get lost. */
export function mapByLines(grid: GrayImage, axes: readonly [GridAxis, GridAxis], lines: number): LineMap | null {
  const factor = Math.ceil(Math.max(grid.width, grid.height) / workingSide);
  const image = shrink(grid, factor);
  const source = { image, factor, width: grid.width, height: grid.height };
  const [x, y] = axes.map(({ angle, frequency }): Frequency => {
    const ownFrequency = frequency * lines * factor;
    return [ownFrequency * Math.cos(angle), ownFrequency * Math.sin(angle)];
  }) as [Frequency, Frequency];
  const picture = preparePhases(image);
  const fields = [followFlatLines(picture, x), followFlatLines(picture, y)] as const;
  const isFlat = Math.max(...fields.map(frequencySpread)) <= flatSpread;
  const found = (isFlat ? null : mapBentPage(source, [x, y], fields)) ?? mapFlatPage(source, fields);
  if (found === null) return null;
  const pitch = factor / Math.min(Math.hypot(...x), Math.hypot(...y));
  return { ...found, residual: found.residual * pitch };
}

type Surface = (column: number, row: number) => number;

interface WorkingPicture {
  readonly image: GrayImage;
  /** Source pixels a pixel of the picture. */
  readonly factor: number;
  /** Size of the source. */
  readonly width: number;
  readonly height: number;
}

function followFlatLines(picture: PhasePicture, frequency: Frequency): PhaseField {
  const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(Math.max(value, low), high);
  const pitch = 1 / Math.hypot(...frequency);
  return trackPhase(picture, {
    frequency,
    sigma: clamp(windowLines * pitch, windowPixels),
    hop: Math.round(clamp(hopLines * pitch, hopPixels)),
  });
}

/** `residual` in lines. */
function mapFlatPage(source: WorkingPicture, fields: readonly [PhaseField, PhaseField]): LineMap | null {
  const [first, second] = [fitPhaseSurface(fields[0]), fitPhaseSurface(fields[1])];
  if (first === null || second === null) return null;
  const map = buildPaperMap(inSource(first.evaluate, source), inSource(second.evaluate, source), {
    ...source,
    pitch: nodeLines,
  });
  const followed = Math.min(first.followed, second.followed);
  return { map, residual: Math.max(first.residual, second.residual), followed };
}

/** `residual` in lines. */
function mapBentPage(
  source: WorkingPicture,
  frequency: readonly [Frequency, Frequency],
  [x, y]: readonly [PhaseField, PhaseField],
): LineMap | null {
  const clearest = clearestPlace(x, y);
  const found = followBentLines(source.image, { frequency, clearest });
  if (found === null) return null;
  const { bounds, residual, followed } = found;
  const map = buildPaperMap(inSource(found.x, source), inSource(found.y, source), { bounds, pitch: bentNodeLines });
  return { map, residual: Math.max(...residual), followed };
}

/** A surface over the working picture as one over the source. */
function inSource(surface: Surface, { factor }: WorkingPicture): Surface {
  const centre = (factor - 1) / 2;
  return (column, row) => surface((column - centre) / factor, (row - centre) / factor);
}

/** The place where the fainter of both families is clearest. Their lattices differ. */
function clearestPlace(x: PhaseField, y: PhaseField): { readonly column: number; readonly row: number } {
  let [best, place] = [-1, { column: 0, row: 0 }];
  for (const [k, quality] of x.quality.entries()) {
    const column = x.offset + (k % x.columns) * x.hop;
    const row = x.offset + Math.floor(k / x.columns) * x.hop;
    const i = Math.min(Math.max(Math.round((column - y.offset) / y.hop), 0), y.columns - 1);
    const j = Math.min(Math.max(Math.round((row - y.offset) / y.hop), 0), y.rows - 1);
    const clear = Math.min(quality, y.quality[j * y.columns + i]!);
    if (clear > best) [best, place] = [clear, { column, row }];
  }
  return place;
}
