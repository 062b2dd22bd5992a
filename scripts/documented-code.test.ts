import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Code in the documentation compiles against the sources, as it would in the program of a user. */

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
const samples = documents
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match, index) => ({
      name: `${path}, sample ${index + 1}`,
      code: match[1] ?? '',
    })),
  );

const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => readFileSync(path, 'utf8'));
const { options } = ts.convertCompilerOptionsFromJson(base.config.compilerOptions, root);

it('finds samples', () => {
  expect(samples.map(({ name }) => name)).toContain('README.md, sample 1');
});

it('compiles every sample', () => {
  const codeOf = new Map(samples.map(({ code }, index) => [join(root, `sample-${index}.ts`), code]));
  // A user's project is strict, but seldom as strict as this repository.
  // Samples for Node and for browsers are compiled together, with the types of both.
  const lib = ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'];
  const userOptions = { ...options, lib, types: ['node'], noUncheckedIndexedAccess: false, noUnusedLocals: false };
  const program = ts.createProgram([...codeOf.keys()], userOptions, hostWith(codeOf, userOptions));
  const faults = [...codeOf.keys()].flatMap((path, index) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(
      ({ messageText }) => `${samples[index]?.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
  expect(faults).toEqual([]);
});

/** The file system, and files in the root of the repository that exist only here. */
function hostWith(codeOf: ReadonlyMap<string, string>, userOptions: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(userOptions);
  return {
    ...host,
    fileExists: (path) => codeOf.has(path) || host.fileExists(path),
    readFile: (path) => codeOf.get(path) ?? host.readFile(path),
    getSourceFile: (path, languageVersion, ...others) => {
      const code = codeOf.get(path);
      return code === undefined
        ? host.getSourceFile(path, languageVersion, ...others)
        : ts.createSourceFile(path, code, languageVersion);
    },
  };
}
