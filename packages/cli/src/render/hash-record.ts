import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { wfdbSignalFiles } from '@einthoven/core/formats';
import type { RecordSource } from './render-request.ts';

/** SHA-256 of all files of a record; null where they cannot be read, which the worker will tell with its reason. */
export async function hashRecord(source: RecordSource): Promise<string | null> {
  const hash = createHash('sha256');
  if (source.kind !== 'file') return hash.update(source.name).digest('hex');
  const { path } = source;
  try {
    const others = extname(path).toLowerCase() === '.hea' ? wfdbSignalFiles(await readFile(path, 'utf8')) : [];
    for (const file of [path, ...others.map((name) => join(dirname(path), name))]) {
      for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
    }
    return hash.digest('hex');
  } catch {
    return null;
  }
}
