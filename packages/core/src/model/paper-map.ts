import type { Degrees, Millimetres, PixelsPerMillimetre } from '../units.ts';
import type { ScaleSource } from './record.ts';

/**
 * The map from paper millimetres to source pixels, on a mesh of nodes `pitch` millimetres apart; between the nodes it is
 * interpolated bicubically. Node (i, j) stands at x = originX + i * pitch, y = originY + j * pitch.
 */
export interface PaperMap {
  readonly originX: Millimetres;
  readonly originY: Millimetres;
  readonly pitch: Millimetres;
  readonly columns: number;
  readonly rows: number;
  /** Source column and row of each node, row by row. */
  readonly sourceColumn: Float64Array;
  readonly sourceRow: Float64Array;
}

/** What the grid stage knows about the scale. */
export interface PaperGrid {
  readonly map: PaperMap;
  /** Part of the paper that the picture shows. */
  readonly left: Millimetres;
  readonly top: Millimetres;
  readonly right: Millimetres;
  readonly bottom: Millimetres;
  readonly pixelsPerMillimetreX: PixelsPerMillimetre;
  readonly pixelsPerMillimetreY: PixelsPerMillimetre;
  readonly scaleSource: ScaleSource;
  /** 0 to 1. */
  readonly scaleConfidence: number;
  /** Whether 1 mm lines, 5 mm lines or both were seen. */
  readonly minorGrid: boolean;
  readonly majorGrid: boolean;
  /** RMS distance of the measured grid phase from the smooth map, in source pixels. */
  readonly residual: number;
  /** Where what a person gave contradicts what is seen, in words; absent: nowhere. */
  readonly conflicts?: readonly string[];
}

/** One family of grid lines: the direction across them and the comb of frequencies that they make in the spectrum. */
export interface GridAxis {
  /** Direction across the lines, radians, from +column towards +row of the source. */
  readonly angle: number;
  /** Teeth of the comb stand at whole multiples of this many lines a source pixel. */
  readonly frequency: number;
  /** Sum over the teeth of log amplitude over background. */
  readonly strength: number;
  /** Every fifth tooth stands out: the comb counts 5 mm lines, with 1 mm lines between them. */
  readonly fivefold: boolean;
}

/** A sheet whose corners were given, and the flat rectangle on which the grid is looked for. */
export interface GivenSheet {
  /** [column, row] in the picture, clockwise as it shows them, from the top left one. */
  readonly corners: readonly [PicturePoint, PicturePoint, PicturePoint, PicturePoint];
  /** Size of the rectangle in its own pixels, about as large as the sheet in the picture, in the shape of `size` if that is known. */
  readonly width: number;
  readonly height: number;
  /** Sides of the sheet in millimetres, where they were given. */
  readonly size: { readonly width: Millimetres; readonly height: Millimetres } | null;
  /** Lines across x and y, in the rectangle; null where no grid was seen. */
  readonly axes: readonly [GridAxis, GridAxis] | null;
}

/** [column, row] in pixels of the picture. */
export type PicturePoint = readonly [number, number];

/** What of the pose a person can give instead of having it measured. */
export type PosePart = 'corners' | 'rotation' | 'quarterTurns' | 'mirrored';

/** How the page lies in the picture. */
export interface PagePose {
  /** Clockwise quarter turns that bring the page upright: 0, 1, 2 or 3. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
  /** Remaining rotation of the grid after the quarter turns, clockwise. */
  readonly rotation: Degrees;
  /** Lines across the paper's x and y; null where no grid was seen. */
  readonly axes: readonly [GridAxis, GridAxis] | null;
  /** No layout fitted the page turned by a quarter: it is read as it lies. Absent: what the traces look like decides. */
  readonly unturned?: true;
  /** What was given by a person; absent: nothing. */
  readonly given?: readonly PosePart[];
  /** Where the corners were given. */
  readonly sheet?: GivenSheet;
}
