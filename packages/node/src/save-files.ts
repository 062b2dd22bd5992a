import { randomUUID } from 'node:crypto';
import { access, link, lstat, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';

/** File systems without hard links say one of these. */
const noLinkCodes = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

export interface SaveOptions {
  /** Whether files that are there already are replaced; otherwise they are OUTPUT_EXISTS. */
  readonly overwrite: boolean;
}

/** One file on its way: written under `temporary`, then moved to `target`; what was there waits under `backup`. */
interface PendingFile {
  readonly target: string;
  readonly temporary: string;
  readonly backup: string;
  state: 'waiting' | 'backed-up' | 'placed' | 'replaced';
}

/**
 * Saves all files into the folder, or none: they are written under temporary names in the same folder, brought to the
 * disk, and only then renamed; a failure takes back what was renamed. The folder is made if it is missing.
 * Names with path separators are refused. Throws OUTPUT_EXISTS and OUTPUT_FAILED.
 */
export async function saveFiles(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  { overwrite }: SaveOptions,
): Promise<void> {
  for (const name of files.keys()) checkName(name);
  const token = randomUUID();
  const pending: PendingFile[] = [];
  let createdFolder: string | undefined;
  try {
    createdFolder = await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) {
      const target = join(folder, name);
      await checkTarget(target, overwrite);
      const file: PendingFile = {
        target,
        temporary: join(folder, `.${token}-${pending.length}.new`),
        backup: join(folder, `.${token}-${pending.length}.old`),
        state: 'waiting',
      };
      pending.push(file);
      await writeToDisk(file.temporary, bytes);
    }
    for (const file of pending) await place(file, overwrite);
    await syncFolder(folder);
  } catch (error) {
    for (const file of pending.toReversed()) await takeBack(file);
    if (createdFolder !== undefined) await removeFolders(folder, createdFolder);
    if (error instanceof EinthovenError) throw error;
    throw new EinthovenError('OUTPUT_FAILED', `${folder} cannot be written: ${String(error)}`, { cause: error });
  }
  // All is in place: a backup that cannot be removed is litter, not a failure.
  for (const file of pending) await rm(file.backup, { force: true }).catch(() => {});
}

function checkName(name: string): void {
  const usable = name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
  if (!usable) throw new EinthovenError('OUTPUT_FAILED', `${JSON.stringify(name)} is not a plain file name.`);
}

async function checkTarget(target: string, overwrite: boolean): Promise<void> {
  const status = await lstat(target).catch(() => null);
  if (status !== null && !overwrite) throw alreadyThere(target);
  if (status?.isDirectory()) throw new EinthovenError('OUTPUT_FAILED', `${target} is a folder.`);
}

function alreadyThere(target: string, cause?: unknown): EinthovenError {
  return new EinthovenError('OUTPUT_EXISTS', `${target} is there already.`, { cause });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeToDisk(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function place(file: PendingFile, overwrite: boolean): Promise<void> {
  if (!overwrite) {
    await placeNew(file);
    return;
  }
  if (await exists(file.target)) {
    await rename(file.target, file.backup);
    file.state = 'backed-up';
  }
  await rename(file.temporary, file.target);
  file.state = file.state === 'backed-up' ? 'replaced' : 'placed';
}

/** A hard link fails if the target has appeared meanwhile; a rename would replace it silently. */
async function placeNew(file: PendingFile): Promise<void> {
  const { temporary, target } = file;
  try {
    await link(temporary, target);
    file.state = 'placed';
    await rm(temporary);
  } catch (error) {
    if (file.state === 'placed') throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw alreadyThere(target, error);
    if (!noLinkCodes.includes(code)) throw error;
    if (await exists(target)) throw alreadyThere(target, error);
    await rename(temporary, target);
    file.state = 'placed';
  }
}

async function takeBack(file: PendingFile): Promise<void> {
  if (file.state === 'placed') await rm(file.target, { force: true }).catch(() => {});
  if (file.state === 'backed-up' || file.state === 'replaced') {
    await rename(file.backup, file.target).catch(() => {});
  }
  await rm(file.temporary, { force: true }).catch(() => {});
}

/** From `folder` up to `topmost`. Stops, as it should, where something else has put files meanwhile. */
async function removeFolders(folder: string, topmost: string): Promise<void> {
  const last = resolve(topmost);
  for (let path = resolve(folder); path.startsWith(last); path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

/** Makes the new names last through a power cut. Windows cannot open folders; there the names are safe without it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
