import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';

/** Size and time of files: whoever changes one of them changes these. Null and what is not there count as nothing. */
export async function stampFiles(paths: readonly (string | null)[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const status = path === null ? null : await stat(path).catch(() => null);
    hash.update(`${status?.size} ${status?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}
