import { realpath, stat } from 'node:fs/promises';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { sidecarSuffix } from '@einthoven/core';
import { overlaySuffix } from '../batch/expected-files.ts';
import { findCommonFolder } from './find-common-folder.ts';
import { isGlob, matchGlob } from './match-glob.ts';
import { walkFolder } from './walk-folder.ts';

/** Extensions that are taken from folders. Formats that cannot be read are listed too: they must fail by name. */
const pictureExtensions = new Set(
  '.png .jpg .jpeg .jpe .jfif .webp .tif .tiff .gif .bmp .avif .heic .heif .jp2 .pdf'.split(' '),
);

export interface CollectOptions {
  /** Folder that relative paths start from. */
  readonly workingDirectory: string;
  /** Only paths that fit one of these patterns; empty: all. */
  readonly include: readonly string[];
  /** No path that fits one of these. */
  readonly exclude: readonly string[];
  /** Folders that are not walked: the outputs of this run. */
  readonly skipFolders: readonly string[];
}

export interface InputFile {
  /** Absolute. */
  readonly path: string;
  /** Below the deepest folder common to all inputs, with forward slashes. */
  readonly relativePath: string;
}

export interface CollectedInputs {
  readonly files: readonly InputFile[];
  /** Files of walked folders that are no pictures by their extension, or overlays of an earlier run. */
  readonly ignored: number;
  /** Patterns that fit no file. */
  readonly unmatched: readonly string[];
}

interface Found {
  readonly base: string;
  readonly paths: readonly string[];
  readonly ignored: number;
}

/** Finds the files that files, folders (walked to the bottom) and glob patterns stand for; each file comes once. */
export async function collectInputs(inputs: readonly string[], options: CollectOptions): Promise<CollectedInputs> {
  const skip = new Set(await Promise.all(options.skipFolders.map((folder) => realpath(folder).catch(() => folder))));
  const found: Found[] = [];
  const unmatched: string[] = [];
  for (const input of inputs) {
    const result = await findFiles(resolve(options.workingDirectory, input), skip);
    if (result) found.push(result);
    else unmatched.push(input);
  }
  const base = findCommonFolder(found.map((entry) => entry.base));
  const paths = [...new Set(found.flatMap((entry) => entry.paths))].filter((path) => !isSidecar(path));
  const files = paths
    .map((path) => ({ path, relativePath: relative(base, path).split(sep).join('/') }))
    .filter(({ relativePath }) => isWanted(relativePath, options));
  return { files, unmatched, ignored: found.reduce((sum, entry) => sum + entry.ignored, 0) };
}

async function findFiles(path: string, skip: ReadonlySet<string>): Promise<Found | null> {
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory()) return takePictures(path, await walkFolder(path, skip));
  if (status || !isGlob(path)) return { base: dirname(path), paths: [path], ignored: 0 };
  return expandGlob(path.split(sep).join('/'), skip);
}

async function expandGlob(pattern: string, skip: ReadonlySet<string>): Promise<Found | null> {
  const parts = pattern.split('/');
  const base = parts.slice(0, parts.findIndex(isGlob)).join('/') || '/';
  if (!(await stat(base).catch(() => null))?.isDirectory()) return null;
  const files = await walkFolder(base, skip);
  const paths = files.filter((file) => matchGlob(pattern, file.split(sep).join('/')));
  return paths.length > 0 ? { base, paths, ignored: 0 } : null;
}

function takePictures(base: string, files: readonly string[]): Found {
  const isPicture = (file: string) => pictureExtensions.has(extname(file).toLowerCase());
  const paths = files.filter((file) => isPicture(file) && !file.endsWith(overlaySuffix));
  return { base, paths, ignored: files.filter((file) => !isSidecar(file)).length - paths.length };
}

/** Corrections for a page, not a page; a shell that writes out `*` names them, too. */
function isSidecar(path: string): boolean {
  return path.endsWith(sidecarSuffix);
}

function isWanted(path: string, options: CollectOptions): boolean {
  const included = options.include.length === 0 || options.include.some((pattern) => matchGlob(pattern, path));
  return included && !options.exclude.some((pattern) => matchGlob(pattern, path));
}
