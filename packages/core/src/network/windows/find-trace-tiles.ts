import type { GrayImage } from '../../model/image.ts';

/** Side of the tiles of a page that are read by the network or not, in pixels: 2 mm. */
export const tileSide = 16;

/** Which tiles of a page hold what is asked for: 1 or 0. */
export interface TileMask {
  readonly across: number;
  readonly down: number;
  readonly data: Uint8Array;
}

/** Length of the straight pieces of stroke that are looked for, pixels: as many as fit twice in a tile. */
const piece = tileSide / 2;
/** Mean ink (255 is full) along a piece below which it is none, whatever else is on the page. */
const leastInk = 24;
/**
 * Traces are drawn at least this dark along a piece, as a part of the page's darkest pieces (text, most often): a stroke
 * that runs aslant fills only a part of a piece.
 */
const darkness = 0.3;
/** Where most of the page is speckled, pieces need to be this much darker than its bare tiles, up to a part of the darkest. */
const overSpeckle = 1.5;
const mostSpeckle = 0.5;
/** Ranks of the darkest pieces and of bare tiles among all. */
const darkRank = 0.95;
const bareRank = 0.3;
/** Ink that is less wide than this (tiles: 24 mm) with what is near it is a word, if it is less high than a pulse (8 mm). */
const leastWidth = 12;
const leastHeight = 4;
/** Gaps over which ink is still one (tiles on either side): pale flat trace across, strokes torn by lines of the grid down. */
const bridge = { across: 2, down: 1 };
/** Tiles around ink that are read as well: what is too pale to be found without a network. */
const margin = { across: 2, down: 1 };

/**
 * Tiles that may hold a trace, a pulse or a separator, with a margin: ink that was found without a network (255 is full)
 * in straight pieces, together as wide as a trace or as high as a pulse. Too many rather than too few.
 */
export function findTraceTiles(clean: GrayImage): TileMask {
  const { across, down, data } = measurePieces(clean);
  const least = chooseLeast(data);
  const inked = { across, down, data: data.map((value) => (value >= least ? 1 : 0)) };
  return spread(keepLarge(inked), margin);
}

/** The mean ink of the darkest upright or lying piece in each tile. */
function measurePieces({ width, height, data }: GrayImage): TileMask {
  const across = Math.ceil(width / tileSide);
  const down = Math.ceil(height / tileSide);
  const most = new Uint16Array(across * down);
  const upright = new Uint16Array(width);
  for (let v = 0; v < height; v++) {
    const tiles = Math.floor(v / tileSide) * across;
    for (let first = 0; first < width; first += piece) {
      const end = Math.min(width, first + piece);
      let lying = 0;
      for (let u = first, p = v * width + first; u < end; u++, p++) {
        const value = data[p]!;
        if (value === 0) continue;
        lying += value;
        upright[u] = upright[u]! + value;
      }
      if (lying === 0) continue;
      const tile = tiles + Math.floor(first / tileSide);
      if (lying > most[tile]!) most[tile] = lying;
    }
    if (v % piece !== piece - 1) continue;
    for (let u = 0; u < width; u++) {
      const tile = tiles + Math.floor(u / tileSide);
      if (upright[u]! > most[tile]!) most[tile] = upright[u]!;
    }
    upright.fill(0);
  }
  return { across, down, data: Uint8Array.from(most, (sum) => sum / piece) };
}
function chooseLeast(pieces: Uint8Array): number {
  const sorted = pieces.slice().sort();
  const at = (rank: number) => sorted[Math.floor(rank * (sorted.length - 1))]!;
  const dark = at(darkRank);
  return Math.max(leastInk, darkness * dark, Math.min(overSpeckle * at(bareRank), mostSpeckle * dark));
}

/** Without what is neither as wide as a trace nor as high as a pulse. */
function keepLarge(inked: TileMask): TileMask {
  const { across } = inked;
  const joined = spread(inked, bridge);
  const kept = new Uint8Array(inked.data.length);
  const isSeen = new Uint8Array(inked.data.length);
  for (let start = 0; start < isSeen.length; start++) {
    if (joined.data[start] === 0 || isSeen[start] === 1) continue;
    const group = collect(joined, isSeen, start);
    const columns = group.map((tile) => tile % across);
    const rows = group.map((tile) => Math.floor(tile / across));
    const size = (values: readonly number[]) =>
      values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)) + 1;
    const isWide = size(columns) - 2 * bridge.across >= leastWidth;
    if (!isWide && size(rows) - 2 * bridge.down < leastHeight) continue;
    for (const tile of group) kept[tile] = inked.data[tile]!;
  }
  return { ...inked, data: kept };
}

/** All tiles that hang together with the first one, also over corners. */
function collect({ across, down, data }: TileMask, isSeen: Uint8Array, first: number): number[] {
  const group = [first];
  isSeen[first] = 1;
  // The list grows while it is walked.
  for (const tile of group) {
    const column = tile % across;
    const row = (tile - column) / across;
    for (let b = Math.max(0, row - 1); b <= Math.min(down - 1, row + 1); b++) {
      for (let a = Math.max(0, column - 1); a <= Math.min(across - 1, column + 1); a++) {
        const next = b * across + a;
        if (data[next] === 0 || isSeen[next] === 1) continue;
        isSeen[next] = 1;
        group.push(next);
      }
    }
  }
  return group;
}

function spread(mask: TileMask, reach: { readonly across: number; readonly down: number }): TileMask {
  const { across, down } = mask;
  const data = new Uint8Array(mask.data.length);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      if (mask.data[row * across + column] === 0) continue;
      const from = Math.max(0, column - reach.across);
      const to = Math.min(across, column + reach.across + 1);
      for (let b = Math.max(0, row - reach.down); b <= Math.min(down - 1, row + reach.down); b++) {
        data.fill(1, b * across + from, b * across + to);
      }
    }
  }
  return { across, down, data };
}
