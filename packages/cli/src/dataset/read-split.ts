import { readFile } from 'node:fs/promises';
import { EinthovenError } from '@einthoven/core';
import { type DatasetPart, datasetParts } from '@einthoven/core/dataset';

/** The part of every page by name, as `einthoven dataset split` wrote it. Throws FILE_NOT_FOUND and RECORD_INVALID. */
export async function readSplit(path: string): Promise<ReadonlyMap<string, DatasetPart>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    throw new EinthovenError('FILE_NOT_FOUND', `There is no split ${path}.`, {
      remedy: 'Make one with `einthoven dataset split pages --out split.json`.',
    });
  }
  const partOf = new Map<string, DatasetPart>();
  for (const part of datasetParts) {
    for (const name of readNames(text, part, path)) {
      if (partOf.has(name)) throw new EinthovenError('RECORD_INVALID', `${path}: ${name} stands in two parts.`);
      partOf.set(name, part);
    }
  }
  return partOf;
}

function readNames(text: string, part: DatasetPart, path: string): readonly string[] {
  const document = parse(text, path);
  const names = document?.parts?.[part];
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new EinthovenError('RECORD_INVALID', `${path}: parts.${part} should be a list of names.`);
}

function parse(text: string, path: string): { readonly parts?: Readonly<Record<string, unknown>> } | null {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EinthovenError('RECORD_INVALID', `${path} is no JSON document: ${String(error)}`, { cause: error });
  }
}
