import { recordWriters } from '@einthoven/core/formats';
import type { OutputChoice } from './page-result.ts';

/** Behind the record name. */
export const overlaySuffix = '-overlay.png';

/** The files that a page writes, known before it is read. */
export function expectedFiles(output: string, choice: OutputChoice): readonly string[] {
  const extensions = recordWriters
    .filter((writer) => choice.formats.includes(writer.id))
    .flatMap((writer) => writer.extensions.map((extension) => `${output}.${extension}`));
  return choice.overlay ? [...extensions, `${output}${overlaySuffix}`] : extensions;
}
