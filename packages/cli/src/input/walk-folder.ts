import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * All files below a folder, in the order of their names. Hidden files are left out; links are followed once. Folders
 * of `skip` are passed over, unless it is the folder itself that is to be walked.
 */
export async function walkFolder(folder: string, skip: ReadonlySet<string> = new Set()): Promise<readonly string[]> {
  const files: string[] = [];
  const visited = new Set<string>();
  async function visit(current: string): Promise<void> {
    const real = await realpath(current);
    if (visited.has(real) || (skip.has(real) && current !== folder)) return;
    visited.add(real);
    const names = (await readdir(current)).filter((name) => !name.startsWith('.'));
    for (const name of names.sort()) {
      const path = join(current, name);
      // A link that leads nowhere is no page; it must not stop the walk.
      const status = await stat(path).catch(() => null);
      if (status?.isDirectory()) await visit(path);
      else if (status?.isFile()) files.push(path);
    }
  }
  await visit(folder);
  return files;
}
