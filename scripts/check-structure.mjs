/** Checks the repository against the rules of structure-rules.mjs. Exit 1 and a line a fault when one is broken. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkStructure } from './structure-rules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Made by tools, not by hand. */
const leftOut = ['node_modules', 'dist', 'out', 'results', 'coverage'];
/** Hidden folders that belong to the repository; others belong to tools. */
const hiddenFolders = ['.ci', '.github'];
const textFile = /(\.(ts|mjs|js|json|md|ya?ml|sh|py|txt|hea)|\/run)$/;

/**
 * @param {string} folder from the root
 * @returns {{ path: string; text: string }[]}
 */
function readFolder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') && !hiddenFolders.includes(entry.name);
      return hidden || leftOut.includes(entry.name) ? [] : readFolder(path);
    }
    if (!entry.isFile() || !textFile.test(path)) return [];
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });
}

const files = readFolder('');
const faults = checkStructure(files);
for (const fault of faults) console.error(fault);
console.log(`structure: ${files.length} files, ${faults.length} faults`);
if (files.length === 0 || faults.length > 0) process.exitCode = 1;
