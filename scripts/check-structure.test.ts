import { describe, expect, it } from 'vitest';
import { checkStructure, fileRules } from './structure-rules.mjs';

type RuleName = keyof typeof fileRules;
interface Case {
  readonly path: string;
  readonly text: string;
}

const grid = 'packages/core/src/stages/grid/grid-stage.ts';
const absolute = (folder: string) => `/${folder}/someone/pages`;
const mark = (first: string, second: string) => `// ${first}${second}: later`;

/** A planted violation of each rule, and text close to it that is allowed. */
const cases: Record<RuleName, { readonly caught: readonly Case[]; readonly allowed: readonly Case[] }> = {
  fileLength: {
    caught: [{ path: grid, text: 'let a;\n'.repeat(401) }],
    allowed: [
      { path: grid, text: 'let a;\n'.repeat(400) },
      { path: 'docs/errors.md', text: 'line\n'.repeat(900) },
    ],
  },
  fileName: {
    caught: [{ path: 'packages/core/src/stages/grid/GridStage.ts', text: '' }],
    allowed: [{ path: 'packages/core/src/web-standard.d.ts', text: '' }],
  },
  stagesAreApart: {
    caught: [
      { path: grid, text: "import { findInk } from '../segment/find-ink.ts';" },
      { path: grid, text: "import type { findInk } from '../segment/find-ink.ts';" },
      { path: grid, text: "export { findInk } from '../segment/find-ink.ts';" },
      { path: grid, text: "import {\n  findInk,\n} from '../segment/find-ink.ts';" },
      { path: grid, text: "const late = await import('../segment/find-ink.ts');" },
    ],
    allowed: [
      { path: grid, text: "import { refine } from './refine.ts';\nimport { median } from '../../signal/median.ts';" },
      { path: grid, text: "/** Not `import { findInk } from '../segment/find-ink.ts'`. */" },
      { path: grid.replace('.ts', '.test.ts'), text: "import { findInk } from '../segment/find-ink.ts';" },
    ],
  },
  coreLayers: {
    caught: [
      { path: 'packages/core/src/model/page.ts', text: "import { a } from '../image/a.ts';" },
      { path: 'packages/core/src/image/a.ts', text: "import { b } from '../signal/b.ts';" },
      { path: 'packages/core/src/signal/b.ts', text: "import { a } from '../image/a.ts';" },
      { path: grid, text: "import { runStage } from '../../pipeline/run-stage.ts';" },
      { path: grid, text: "import { digitizePage } from '../../index.ts';" },
      { path: 'packages/core/src/formats/csv/encode.ts', text: "import { s } from '../../stages/grid/grid-stage.ts';" },
      { path: 'packages/core/src/render/draw.ts', text: "import { p } from '../pipeline/run-stage.ts';" },
    ],
    allowed: [
      { path: grid, text: "import type { Stage } from '../../pipeline/stage.ts';" },
      {
        path: 'packages/core/src/pipeline/digitize-page.ts',
        text: "import { s } from '../stages/grid/grid-stage.ts';",
      },
      {
        path: 'packages/core/src/render/draw.ts',
        text: "import { a } from '../image/a.ts';\nimport { mm } from '../units.ts';",
      },
      { path: 'packages/core/src/index.ts', text: "export { digitizePage } from './pipeline/digitize-page.ts';" },
    ],
  },
  corePackagesOnly: {
    caught: [
      { path: grid, text: "import { readFileSync } from 'node:fs';" },
      { path: grid, text: "import 'node:process';" },
      { path: grid, text: "import sharp from 'sharp';" },
      { path: 'packages/core/src/stages/grid/grid-stage.test.ts', text: "import { join } from 'node:path';" },
    ],
    allowed: [
      { path: grid, text: "import { z } from 'zod';" },
      { path: 'packages/core/src/wfdb.node.test.ts', text: "import { readFileSync } from 'node:fs';" },
      { path: 'packages/core/src/formats/test-support/records.ts', text: "import fc from 'fast-check';" },
      { path: 'packages/node/src/read-page.ts', text: "import { readFile } from 'node:fs/promises';" },
    ],
  },
  testsApart: {
    caught: [
      { path: grid, text: "import { drawPage } from './test-support/draw-page.ts';" },
      { path: 'packages/cli/src/main.ts', text: "import { pages } from './batch.test.ts';" },
    ],
    allowed: [
      { path: grid.replace('.ts', '.test.ts'), text: "import { drawPage } from './test-support/draw-page.ts';" },
    ],
  },
  packagesByName: {
    caught: [{ path: 'packages/cli/src/main.ts', text: "import { a } from '../../core/src/units.ts';" }],
    allowed: [{ path: 'packages/cli/src/main.ts', text: "import { a } from '@einthoven/core';" }],
  },
  noDefaultExport: {
    caught: [
      { path: grid, text: 'export default function run() {}' },
      { path: grid, text: 'export { run as default };' },
    ],
    allowed: [
      { path: 'packages/core/tsdown.config.ts', text: 'export default {};' },
      { path: 'packages/core/src/fft-js.d.ts', text: 'export default class {}' },
    ],
  },
  noStarExport: {
    caught: [
      { path: 'packages/core/src/index.ts', text: "export * from './units.ts';" },
      { path: 'packages/core/src/index.ts', text: "export type * from './units.ts';" },
    ],
    allowed: [{ path: 'packages/core/src/index.ts', text: "export { seconds } from './units.ts';" }],
  },
  noUnfinishedMarks: {
    caught: [
      { path: grid, text: mark('TO', 'DO') },
      { path: 'docs/how-it-works.md', text: mark('FIX', 'ME') },
    ],
    allowed: [{ path: grid, text: '// Methods stand in docs.' }],
  },
  noPlaceOfInstall: {
    caught: [{ path: 'package-lock.json', text: '"resolved": "https://registry.example/a.tgz",' }],
    allowed: [{ path: 'package-lock.json', text: '"resolved": "packages/core",' }],
  },
  noAbsolutePaths: {
    caught: ['work', 'home', 'root', 'Users'].map((folder) => ({
      path: 'docs/quick-start.md',
      text: `Read \`${absolute(folder)}\`.`,
    })),
    allowed: [{ path: 'docs/quick-start.md', text: 'See https://example.org/home/page and fixtures/home/page.' }],
  },
};

describe.each(Object.entries(cases))('rule %s', (name, { caught, allowed }) => {
  const rule = fileRules[name as RuleName];

  it.each(caught)('catches case %# in $path', (file) => {
    expect(rule(file)).toEqual([expect.stringContaining(file.path)]);
    expect(checkStructure([file])).toContain(rule(file)[0]);
  });

  it.each(allowed)('allows case %# in $path', (file) => {
    expect(rule(file)).toEqual([]);
  });
});

it('names the line', () => {
  const text = "import { z } from 'zod';\n\nimport { findInk } from '../segment/find-ink.ts';\n";
  expect(fileRules.stagesAreApart({ path: grid, text })).toEqual([`${grid}:3: stage grid imports from stage segment`]);
});

it('has a case for every rule', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(fileRules).sort());
});
