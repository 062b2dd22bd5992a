import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EinthovenError } from '@einthoven/core';
import { drawPageMask, readPageTruth } from '@einthoven/core/dataset';
import type { PixelPath } from '@einthoven/core/render';
import { decodeImage } from '@einthoven/node';
import { createLayerMesh, type LayerMesh } from '../create-layer-mesh.ts';
import type { FlatCover, MarkedPicture } from '../marked-picture.ts';
import { type FlatLine, projectLine } from '../project-line.ts';
import type { GivenFiles } from './find-given-files.ts';
import { type FlatLabels, flattenLabels } from './flatten-labels.ts';
import { followMask } from './follow-mask.ts';
import type { GivenLabels } from './given-labels.ts';
import { classLabels, readLabels, readMask } from './read-labels.ts';

/** The number of a page behind the name of its record, as `einthoven render` writes it: `00001_hr-0`. */
const pageNumber = /-\d+(?:_0000)?$/;
/** Bits of `FlatCover.known`. */
const tracesKnown = 1;
const marksKnown = 6;

/**
 * A picture that somebody gives, with what its truth or else its masks say. The lines are those of the truth, else those of
 * a mask of lines, else the middles of the masks of traces.
 *
 * @throws EinthovenError OPTION_INVALID where nothing tells of traces, or a mask has another size; RECORD_INVALID where the
 * truth follows no schema; and what `decodeImage` throws.
 */
export async function makeGivenPicture(files: GivenFiles): Promise<MarkedPicture> {
  const bytes = new Uint8Array(await readFile(files.picture));
  const known = await readGiven(files, bytes);
  const name = basename(files.picture).replace(/\.\w+$/, '');
  return {
    bytes,
    flatten: (map, frame) => {
      const mesh = createLayerMesh((column, row) => ({ column, row }), map, frame);
      const flat = flattenLabels(known.labels, mesh, frame.ink);
      const paths = known.paths?.map((path) => flattenPath(path, mesh));
      const followed = () => followMask(known.line === null ? flat : flattenLabels(known.line, mesh, frame.ink));
      return {
        lines: (paths ?? followed()).flatMap((path) => resample(path, frame.ink.width)),
        drawCover: () => toCover(flat, known.labels.tellsMarks),
      };
    },
    description: { record: name.replace(pageNumber, ''), picture: basename(files.picture) },
  };
}

interface GivenMarks {
  readonly labels: GivenLabels;
  /** Centre lines in pixels of the picture. */
  readonly paths: readonly PixelPath[] | null;
  /** A mask of lines. */
  readonly line: GivenLabels | null;
}

async function readGiven(files: GivenFiles, bytes: Uint8Array): Promise<GivenMarks> {
  const { image } = await decodeImage(bytes);
  const { line } = files.masks;
  if (files.truth !== null) {
    const content = await readFile(files.truth);
    const truth = readPageTruth(new Uint8Array(files.truth.endsWith('.gz') ? gunzipSync(content) : content));
    const mask = drawPageMask(truth, 'classes');
    if (!('rgb' in mask) || mask.rgb.width !== image.width || mask.rgb.height !== image.height) {
      throw new EinthovenError('OPTION_INVALID', `${files.truth} tells of a picture of another size.`, {
        remedy: 'Keep each picture with the file that was written with it.',
      });
    }
    const paths = truth.leads.map(({ centreLine }) => ({
      columns: Float64Array.from(centreLine.columns, (value) => value ?? Number.NaN),
      rows: Float64Array.from(centreLine.rows, (value) => value ?? Number.NaN),
    }));
    return { labels: classLabels(mask.rgb), paths, line: null };
  }
  if (Object.keys(files.masks).every((kind) => kind === 'line')) {
    throw new EinthovenError('OPTION_INVALID', `${files.picture} has no mask of its traces.`, {
      remedy: 'Put a mask beside it, such as X-mask-binary.png beside X.png: see docs/training.md.',
    });
  }
  const labels = await readLabels(files, image);
  if (line === undefined) return { labels, paths: null, line: null };
  const { width, height, data } = await readMask(line, image);
  const drawn = Uint8Array.from({ length: width * height }, (_, k) => (data[3 * k]! > 0 ? 1 : 0));
  return { labels, paths: null, line: { width, height, data: drawn, tellsMarks: false } };
}

function flattenPath({ columns, rows }: PixelPath, mesh: LayerMesh): PixelPath {
  const flat = { columns: columns.map(() => Number.NaN), rows: rows.map(() => Number.NaN) };
  const point = new Float64Array(2);
  for (let k = 0; k < columns.length; k++) {
    if (Number.isNaN(rows[k]!)) continue;
    mesh.toFlat(columns[k]!, rows[k]!, point);
    flat.columns[k] = point[0]!;
    flat.rows[k] = point[1]!;
    // Beyond the picture the map may have no inverse: no first guess for the next point.
    if (!(Number.isFinite(point[0]!) && Number.isFinite(point[1]!))) point.fill(0);
  }
  return flat;
}

/** A line that is on the flat page already, at half columns. */
function resample(path: PixelPath, width: number): FlatLine[] {
  const stay = (column: number, row: number, into: Float64Array) => {
    into[0] = column;
    into[1] = row;
  };
  const line = projectLine(path, { toFlat: stay }, width);
  return line === null ? [] : [line];
}

function toCover({ traces, unknown }: FlatLabels, tellsMarks: boolean): FlatCover {
  const { width, height } = traces;
  const nothing = { width, height, data: new Uint8Array(width * height) };
  const all = tracesKnown + (tellsMarks ? marksKnown : 0);
  return { traces, separators: nothing, text: nothing, known: unknown.map((one) => (one === 1 ? 0 : all)) };
}
