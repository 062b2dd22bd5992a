import type { CanvasTurn } from '../image/draw/page/page-canvas.ts';
import { uprightTurn } from '../image/draw/page/upright-turn.ts';
import type { RgbImage } from '../model/image.ts';
import type { PaperMap } from '../model/paper-map.ts';

/** Where source pixels stand on the report's picture: first turned, then shrunk. */
export interface PicturePlace {
  readonly turn: CanvasTurn;
  /** Picture pixels a source pixel, 1 or less. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** Longest side of the picture, pixels: 1 mm lines of a page stay visible, and a report stays below 1.5 MB. */
const longestSide = 1600;
const unturned: CanvasTurn = { transposed: false, columnsFlipped: false, rowsFlipped: false };

/** The page for a report: upright where its map is known, at most 1600 pixels a side. Pure. */
export function drawReportPicture(
  source: RgbImage,
  map: PaperMap | null,
): { readonly image: RgbImage; readonly place: PicturePlace } {
  const turn = map === null ? unturned : uprightTurn(map);
  const across = turn.transposed ? source.height : source.width;
  const down = turn.transposed ? source.width : source.height;
  const scale = Math.min(1, longestSide / Math.max(across, down));
  const width = Math.max(1, Math.round(across * scale));
  const height = Math.max(1, Math.round(down * scale));
  const place = { turn, scale, width, height };
  return { image: scale === 1 ? copyTurned(source, place) : averageTurned(source, place), place };
}

function copyTurned(source: RgbImage, { turn, width, height }: PicturePlace): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const down = turn.rowsFlipped ? height - 1 - row : row;
    for (let column = 0; column < width; column++) {
      const along = turn.columnsFlipped ? width - 1 - column : column;
      const from = (turn.transposed ? along * source.width + down : down * source.width + along) * 3;
      data.set(source.data.subarray(from, from + 3), (row * width + column) * 3);
    }
  }
  return { width, height, data };
}

interface Span {
  readonly first: number;
  /** Parts of the pixels from `first` on that lie within; they add up to 1. */
  readonly weights: readonly number[];
}

/** Averages over the exact area of each pixel: thin lines fade evenly and none is lost. */
function averageTurned(source: RgbImage, { turn, width, height }: PicturePlace): RgbImage {
  const [sourceAcross, sourceDown] = turn.transposed ? [source.height, source.width] : [source.width, source.height];
  const columns = listSpans(sourceAcross, width, turn.columnsFlipped);
  const rows = listSpans(sourceDown, height, turn.rowsFlipped);
  const [alongStep, downStep] = turn.transposed ? [source.width * 3, 3] : [3, source.width * 3];
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const vertical = rows[row]!;
    for (let column = 0; column < width; column++) {
      const horizontal = columns[column]!;
      let [red, green, blue] = [0.5, 0.5, 0.5];
      for (let b = 0; b < vertical.weights.length; b++) {
        for (let a = 0; a < horizontal.weights.length; a++) {
          const weight = vertical.weights[b]! * horizontal.weights[a]!;
          const from = (vertical.first + b) * downStep + (horizontal.first + a) * alongStep;
          red += weight * source.data[from]!;
          green += weight * source.data[from + 1]!;
          blue += weight * source.data[from + 2]!;
        }
      }
      data.set([red, green, blue], (row * width + column) * 3);
    }
  }
  return { width, height, data };
}

function listSpans(from: number, to: number, flipped: boolean): Span[] {
  const size = from / to;
  const spans = Array.from({ length: to }, (_, k) => {
    const [start, end] = [k * size, Math.min(from, (k + 1) * size)];
    const first = Math.floor(start);
    const last = Math.min(from - 1, Math.ceil(end - 1e-9) - 1);
    const weights = Array.from({ length: last - first + 1 }, (_, i) => {
      return (Math.min(end, first + i + 1) - Math.max(start, first + i)) / (end - start);
    });
    return { first, weights };
  });
  return flipped ? spans.reverse() : spans;
}
