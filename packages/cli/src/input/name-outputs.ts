import { posix } from 'node:path';
import { recordFileName } from '@einthoven/core/formats';
import type { InputFile } from './collect-inputs.ts';

/** A file and where its results go: `name` is the path below the output folder, without extension. */
export interface NamedInput extends InputFile {
  readonly name: string;
}

/** How the names of all but the first ECG of a page end. */
const ecgEnding = /-ecg\d+$/;

/** Formats whose files can hold several pages, which get `-p1`, `-p2` … behind their name. */
const severalPageExtensions = new Set(['.tif', '.tiff', '.gif', '.webp', '.avif', '.pdf']);

/**
 * Gives every file an output name of its own. Folders stay as they are; file names become record names (letters, digits,
 * `-` and `_`, as WFDB wants it) and lose their extension. The first file of a name gets it; later ones (in the
 * order given) keep their extension in the name: `a.jpg`, `a.png` → `a`, `a-png`. Names that differ only in case
 * count as equal, since some disks take them for one.
 */
export function nameOutputs(files: readonly InputFile[]): readonly NamedInput[] {
  const taken = new Set<string>();
  const stems = files.map((file) => stemOf(file.relativePath));
  const lowerStems = new Set(stems.map((stem) => stem.toLowerCase()));
  const severalPages = new Set(
    files.flatMap((file, index) => (mayHoldSeveralPages(file.relativePath) ? [stems[index]!.toLowerCase()] : [])),
  );
  return files.map((file, index) => {
    const stem = stems[index]!;
    const extension = posix.extname(file.relativePath).slice(1);
    let name = stem;
    // `a-p1.png` beside `a.tif` would meet the first page of `a.tif`, `a-ecg2.png` beside `a.png` the second ECG of `a.png`.
    const lower = stem.toLowerCase();
    const pageLike = /^(.*)-p\d+$/.exec(lower.replace(ecgEnding, ''));
    const meetsPage = pageLike !== null && severalPages.has(pageLike[1]!);
    const meetsEcg = ecgEnding.test(lower) && lowerStems.has(lower.replace(ecgEnding, ''));
    if (taken.has(lower) || meetsPage || meetsEcg) name = `${stem}-${extension}`;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${extension}-${number}`;
    taken.add(name.toLowerCase());
    return { ...file, name };
  });
}

/** The output name of one ECG of a page: the first has that of the page. */
export function nameEcg(page: string, ecgIndex: number): string {
  return ecgIndex > 0 ? `${page}-ecg${ecgIndex + 1}` : page;
}

/** The output name of one page: files with a single page need no number. */
export function namePage(name: string, pageIndex: number, pageCount: number): string {
  return pageCount > 1 ? `${name}-p${pageIndex + 1}` : name;
}

function mayHoldSeveralPages(path: string): boolean {
  return severalPageExtensions.has(posix.extname(path).toLowerCase());
}

function stemOf(path: string): string {
  const { dir, name } = posix.parse(path);
  return posix.join(dir, recordFileName(name));
}
