import { inkNetworkStride } from '../ink-network-scale.ts';
import { type TileMask, tileSide } from './find-trace-tiles.ts';

/** A part of the picture of a page, in pixels; it may go on beyond the right and lower end of the page. */
export interface NetworkWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One run of the network: what it reads, in whole strides, and the part of it that is kept; both begin on whole tiles. */
export interface NetworkRun {
  readonly window: NetworkWindow;
  readonly inner: NetworkWindow;
}

/**
 * Tiles that the network sees beside those that are kept (4 mm). Its sight reaches farther, but what it says hardly changes
 * when it sees more; with half of it, traces of worn pages were read 0.1 to 0.2 dB worse.
 */
const halo = 2;
/** Most rows of tiles in one run: it bounds the memory (448 pixels). */
const mostRows = 28;
/** Runs are joined over fewer empty columns of tiles than this: they share what the network sees beside them. */
const leastGap = 6;
/** What a run costs whatever its size, in tiles. */
const runCost = 12;
const tilesAStride = inkNetworkStride / tileSide;

/** A part of a page in tiles, before `end`. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/** The cheapest way to read the rows of tiles before one. */
interface Way {
  readonly cost: number;
  readonly from: number;
  /** Columns that are read of the last rows; none: the last row is bare. */
  readonly spans: readonly Span[];
}

/**
 * The windows in which the network reads all tiles that are asked for at the least cost: the page is cut into bands of rows
 * by dynamic programming, and each band into its runs of columns.
 */
export function chooseWindows(tiles: TileMask): NetworkRun[] {
  const { across, down } = tiles;
  const isBareRow = Uint8Array.from({ length: down }, (_, row) => (isBare(tiles, row) ? 1 : 0));
  const ways: Way[] = [{ cost: 0, from: 0, spans: [] }];
  for (let end = 1; end <= down; end++) {
    let best: Way | null = isBareRow[end - 1] === 1 ? { cost: ways[end - 1]!.cost, from: end - 1, spans: [] } : null;
    const columns = new Uint8Array(across);
    for (let from = end - 1; from >= Math.max(0, end - mostRows); from--) {
      for (let a = 0; a < across; a++) columns[a]! |= tiles.data[from * across + a]!;
      // Bands that begin or end bare are no better than shorter ones.
      if (isBareRow[from] === 1 || isBareRow[end - 1] === 1) continue;
      const spans = findSpans(columns);
      const height = readSize({ first: from, end }, down);
      const cost = spans.reduce((sum, span) => sum + height * readSize(span, across) + runCost, ways[from]!.cost);
      if (best === null || cost < best.cost) best = { cost, from, spans };
    }
    ways.push(best!);
  }
  const runs: NetworkRun[] = [];
  for (let end = down; end > 0; end = ways[end]!.from) {
    const rows = { first: ways[end]!.from, end };
    for (const columns of ways[end]!.spans) runs.push(describe({ rows, columns }, tiles));
  }
  return runs.reverse();
}

function isBare({ across, data }: TileMask, row: number): boolean {
  return !data.subarray(row * across, (row + 1) * across).includes(1);
}

/** Runs of columns that are asked for, joined over small gaps. */
function findSpans(columns: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let a = 0; a < columns.length; a++) {
    if (columns[a] === 0) continue;
    const last = spans.at(-1);
    if (last !== undefined && a - last.end < leastGap) spans[spans.length - 1] = { first: last.first, end: a + 1 };
    else spans.push({ first: a, end: a + 1 });
  }
  return spans;
}

/** First tile that is read for a span, and how many are, in whole strides: beyond the page where it ends. */
function readFrom({ first }: Span): number {
  return Math.max(0, first - halo);
}

function readSize(span: Span, count: number): number {
  const size = Math.min(count, span.end + halo) - readFrom(span);
  return Math.ceil(size / tilesAStride) * tilesAStride;
}

function describe({ rows, columns }: { rows: Span; columns: Span }, { across, down }: TileMask): NetworkRun {
  return {
    window: {
      left: readFrom(columns) * tileSide,
      top: readFrom(rows) * tileSide,
      width: readSize(columns, across) * tileSide,
      height: readSize(rows, down) * tileSide,
    },
    inner: {
      left: columns.first * tileSide,
      top: rows.first * tileSide,
      width: (columns.end - columns.first) * tileSide,
      height: (rows.end - rows.first) * tileSide,
    },
  };
}
