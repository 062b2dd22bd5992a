import type { RgbImage } from '../../model/image.ts';

/** Brightness of the bare paper, a channel, on a coarse lattice over the picture. */
export interface PaperBrightness {
  readonly columns: number;
  readonly rows: number;
  readonly tileSize: number;
  /** 3 values a tile. */
  readonly level: Float32Array;
  /** 1 where the tile shows paper, 0 where it shows something much darker than the page. */
  readonly isPaper: Uint8Array;
  /** Brightness of the page as a whole, 0 to 255. */
  readonly pageLevel: number;
}

/** Share of the pixels of a tile that are darker than bare paper: grid lines and ink cover at most about a fifth. */
const paperPercentile = 0.8;
/** A tile darker than this part of the page's own brightness is background, not paper. */
const darkestPaper = 0.4;

/** Measures the paper on square tiles, fills the tiles that show none, and smooths over shadows. */
export function measurePaper(image: RgbImage, tiles: number): PaperBrightness {
  const tileSize = Math.max(16, Math.ceil(Math.max(image.width, image.height) / tiles));
  const columns = Math.ceil(image.width / tileSize);
  const rows = Math.ceil(image.height / tileSize);
  const level = new Float32Array(columns * rows * 3);
  const histogram = new Uint32Array(3 * 256);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) measureTile(image, { i, j, tileSize, histogram, level, columns });
  }
  const brightness = new Float32Array(columns * rows);
  for (let t = 0; t < brightness.length; t++)
    brightness[t] = Math.max(level[t * 3]!, level[t * 3 + 1]!, level[t * 3 + 2]!);
  const page = Float32Array.from(brightness).sort()[Math.floor(brightness.length * 0.75)]!;
  const isPaper = Uint8Array.from(brightness, (value) => (value > darkestPaper * page ? 1 : 0));
  return { columns, rows, tileSize, level: smoothTiles(level, isPaper, columns, rows), isPaper, pageLevel: page };
}

interface TileJob {
  readonly i: number;
  readonly j: number;
  readonly tileSize: number;
  readonly columns: number;
  readonly histogram: Uint32Array;
  readonly level: Float32Array;
}

function measureTile(image: RgbImage, job: TileJob): void {
  const { i, j, tileSize, histogram, level, columns } = job;
  histogram.fill(0);
  const right = Math.min(image.width, (i + 1) * tileSize);
  const bottom = Math.min(image.height, (j + 1) * tileSize);
  let count = 0;
  for (let y = j * tileSize; y < bottom; y += 2) {
    for (let x = i * tileSize + (y & 2) / 2; x < right; x += 2) {
      const p = (y * image.width + x) * 3;
      histogram[image.data[p]!]!++;
      histogram[256 + image.data[p + 1]!]!++;
      histogram[512 + image.data[p + 2]!]!++;
      count++;
    }
  }
  for (let channel = 0; channel < 3; channel++) {
    let value = 255;
    let left = (1 - paperPercentile) * count - histogram[channel * 256 + 255]!;
    while (value > 1 && left > 0) {
      value--;
      left -= histogram[channel * 256 + value]!;
    }
    level[(j * columns + i) * 3 + channel] = value;
  }
}

/** Mean of the paper tiles in the 3 × 3 neighbourhood, growing outward until every tile has a value. */
function smoothTiles(level: Float32Array, isPaper: Uint8Array, columns: number, rows: number): Float32Array {
  let known = isPaper;
  let values = level;
  for (let round = 0; round < columns + rows; round++) {
    const nextKnown = new Uint8Array(known.length);
    const next = new Float32Array(values.length);
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const sum = [0, 0, 0];
        let weight = 0;
        for (let b = Math.max(0, j - 1); b <= Math.min(rows - 1, j + 1); b++) {
          for (let a = Math.max(0, i - 1); a <= Math.min(columns - 1, i + 1); a++) {
            if (known[b * columns + a] === 0) continue;
            const w = a === i && b === j ? 4 : 1;
            weight += w;
            for (let c = 0; c < 3; c++) sum[c]! += w * values[(b * columns + a) * 3 + c]!;
          }
        }
        if (weight === 0) continue;
        nextKnown[j * columns + i] = 1;
        for (let c = 0; c < 3; c++) next[(j * columns + i) * 3 + c] = sum[c]! / weight;
      }
    }
    known = nextKnown;
    values = next;
    if (known.every((value) => value === 1)) break;
  }
  return values;
}
