import { recordWriters } from '@einthoven/core/formats';
import type { OutputChoice } from './page-result.ts';

/** Behind the record name. */
export const overlaySuffix = '-overlay.png';
export const reportSuffix = '.report.html';
/** In the output folder: all pages of a run. */
export const reportIndexName = 'index.html';

/** The files that a page writes, known before it is read. */
export function expectedFiles(output: string, choice: OutputChoice): readonly string[] {
  const extensions = recordWriters
    .filter((writer) => choice.formats.includes(writer.id))
    .flatMap((writer) => writer.extensions.map((extension) => `${output}.${extension}`));
  return [
    ...extensions,
    ...(choice.overlay ? [`${output}${overlaySuffix}`] : []),
    ...(choice.report ? [`${output}${reportSuffix}`] : []),
  ];
}
