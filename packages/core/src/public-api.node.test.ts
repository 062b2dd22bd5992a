import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Every way into the libraries, and the file that stands behind it, from the folder `packages`. */
const entries = {
  '@einthoven/core': 'core/src/index.ts',
  '@einthoven/core/dataset': 'core/src/dataset/index.ts',
  '@einthoven/core/formats': 'core/src/formats/index.ts',
  '@einthoven/core/image': 'core/src/image/index.ts',
  '@einthoven/core/measure': 'core/src/measure/index.ts',
  '@einthoven/core/render': 'core/src/render/index.ts',
  '@einthoven/core/report': 'core/src/report/index.ts',
  '@einthoven/core/signal': 'core/src/signal/index.ts',
  '@einthoven/browser': 'browser/src/index.ts',
  '@einthoven/node': 'node/src/index.ts',
};

const packages = fileURLToPath(new URL('../../', import.meta.url));
const reviewedFile = `${packages}core/public-api.txt`;

interface ExportedNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Names in the export lists of an index file, which is all that such a file may hold. */
function readExportLists(path: string): ExportedNames {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const values: string[] = [];
  const types: string[] = [];
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      throw new Error(`${path}: expected only lists like export { a } from './a.ts'`);
    }
    for (const element of statement.exportClause.elements) {
      (statement.isTypeOnly || element.isTypeOnly ? types : values).push(element.name.text);
    }
  }
  return { values: values.sort(), types: types.sort() };
}

function describeEntry(name: string, { values, types }: ExportedNames): string {
  return [name, ...values.map((value) => `  ${value}`), ...types.map((type) => `  type ${type}`)].join('\n');
}

it('exports the reviewed names; UPDATE_API=1 writes them anew', () => {
  const described = Object.entries(entries).map(([name, file]) =>
    describeEntry(name, readExportLists(packages + file)),
  );
  const found = `${described.join('\n\n')}\n`;
  if (process.env.UPDATE_API === '1') writeFileSync(reviewedFile, found);
  expect(existsSync(reviewedFile), `${reviewedFile} is missing`).toBe(true);
  expect(found).toBe(readFileSync(reviewedFile, 'utf8'));
});

it.each(Object.entries(entries))('%s has each value that its list names', async (_name, file) => {
  const loaded: Record<string, unknown> = await import(/* @vite-ignore */ packages + file);
  expect(Object.keys(loaded).sort()).toEqual(readExportLists(packages + file).values);
  expect(Object.values(loaded)).not.toContain(undefined);
});
