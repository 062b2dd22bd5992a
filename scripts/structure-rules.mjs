/**
 * The rules of the repository's structure that a machine can check. A rule takes one file, or all files, and gives back
 * what is wrong in words; an empty list means that nothing is.
 *
 * @typedef {{ readonly path: string; readonly text: string }} SourceFile path from the repository root, with slashes
 * @typedef {(file: SourceFile) => string[]} Rule
 */

/** Longer files hold more than one thing. */
const maximumLines = 400;

/** @param {string} path */
const isTypeScript = (path) => path.endsWith('.ts');
/**
 * Tests, and what only tests use.
 * @param {string} path
 */
const isTest = (path) => path.endsWith('.test.ts') || path.includes('/test-support/');
/** @param {string} path */
const isCore = (path) => path.startsWith('packages/core/src/');

/** What a part of packages/core/src may import besides itself; `root` is the files directly in src. */
const allowedParts = /** @type {Record<string, readonly string[]>} */ ({
  model: ['root'],
  image: ['model', 'root'],
  signal: ['model', 'root'],
  layouts: ['model', 'root'],
  measure: ['model', 'signal', 'root'],
  network: ['model', 'image', 'root'],
  printed: ['model', 'root'],
  stages: ['model', 'image', 'signal', 'layouts', 'network', 'printed', 'root', 'contract'],
  pipeline: ['model', 'image', 'signal', 'layouts', 'network', 'stages', 'root', 'contract'],
  formats: ['model', 'image', 'signal', 'layouts', 'measure', 'printed', 'root'],
  dataset: ['model', 'image', 'signal', 'layouts', 'formats', 'render', 'root'],
  render: ['model', 'image', 'signal', 'layouts', 'root'],
  sidecar: ['model', 'image', 'root'],
  report: ['model', 'image', 'measure', 'root'],
});

/** Files of src itself that every part may import; the others there (index.ts) are for users of the package. */
const sharedRootFiles = ['units.ts', 'errors.ts', 'web-standard.d.ts'];

/** What a stage must look like is said in the pipeline; it is the one file of it that stages import. */
const stageContract = 'pipeline/stage.ts';

/** Packages that core may use when it runs, and in tests. */
const corePackages = ['zod', 'yaml', 'fft.js'];
const coreTestPackages = ['vitest', 'fast-check'];

/**
 * Rules on one file each, by name.
 * @satisfies {Record<string, Rule>}
 */
export const fileRules = {
  fileLength(file) {
    const lines = file.text.replace(/\n$/, '').split('\n').length;
    if (!isTypeScript(file.path) || lines <= maximumLines) return [];
    return [`${file.path}: ${lines} lines, at most ${maximumLines} are allowed`];
  },

  fileName(file) {
    const name = file.path.split('/').at(-1) ?? '';
    if (!isTypeScript(file.path) || /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts$/.test(name)) return [];
    return [`${file.path}: file names are written in kebab-case`];
  },

  stagesAreApart(file) {
    const stage = stageOf(file.path);
    if (stage === undefined || isTest(file.path)) return [];
    return importsOf(file).flatMap(({ target, line }) => {
      const other = target === undefined ? undefined : stageOf(target);
      if (other === undefined || other === stage) return [];
      return [`${file.path}:${line}: stage ${stage} imports from stage ${other}`];
    });
  },

  coreLayers(file) {
    const part = partOf(file.path);
    const allowed = allowedParts[part];
    if (!isTypeScript(file.path) || isTest(file.path) || allowed === undefined) return [];
    return importsOf(file).flatMap(({ target, line }) => {
      if (target === undefined || !isCore(target)) return [];
      const other = partOf(target);
      if (other === part || allowed.includes(other)) return [];
      return [`${file.path}:${line}: ${part} must not import ${target}`];
    });
  },

  corePackagesOnly(file) {
    if (!isTypeScript(file.path) || !isCore(file.path) || file.path.endsWith('.node.test.ts')) return [];
    const allowed = isTest(file.path) ? [...corePackages, ...coreTestPackages, '@einthoven/core'] : corePackages;
    return importsOf(file).flatMap(({ specifier, target, line }) => {
      if (target !== undefined || allowed.includes(packageOf(specifier))) return [];
      return [`${file.path}:${line}: core must not import ${specifier}`];
    });
  },

  testsApart(file) {
    if (!isTypeScript(file.path) || isTest(file.path)) return [];
    return importsOf(file).flatMap(({ target, line }) =>
      target !== undefined && isTest(target) ? [`${file.path}:${line}: only tests may import ${target}`] : [],
    );
  },

  packagesByName(file) {
    const home = packageFolderOf(file.path);
    if (!isTypeScript(file.path) || home === undefined) return [];
    return importsOf(file).flatMap(({ target, line }) => {
      const other = target === undefined ? undefined : packageFolderOf(target);
      if (other === undefined || other === home) return [];
      return [`${file.path}:${line}: packages import each other by name, not by path (${target})`];
    });
  },

  noDefaultExport(file) {
    // Declarations of packages written elsewhere say what those packages do.
    if (!isTypeScript(file.path) || /\.(config|d)\.ts$/.test(file.path)) return [];
    return linesMatching(file, /^\s*export\s+(default\b|\{.*\bas\s+default\b)/, 'default export');
  },

  noStarExport(file) {
    if (!isTypeScript(file.path)) return [];
    return linesMatching(file, /^\s*export\s+(type\s+)?\*/, 'star export; write the names out');
  },

  noUnfinishedMarks(file) {
    // Put together from halves, so that this file passes its own rule.
    const marks = ['TO' + 'DO', 'FIX' + 'ME'].join('|');
    return linesMatching(file, new RegExp(`\\b(${marks})\\b`), 'unfinished work is not committed');
  },

  noPlaceOfInstall(file) {
    if (!file.path.endsWith('package-lock.json')) return [];
    return linesMatching(file, /"resolved":\s*"http/, 'the lock names a registry');
  },

  noAbsolutePaths(file) {
    return linesMatching(file, /(^|[\s"'`(=:,[])\/(work|home|root|Users)\/\w/, 'a path of one machine');
  },
};

/**
 * Everything that is wrong in these files.
 * @param {readonly SourceFile[]} files
 */
export function checkStructure(files) {
  return files.flatMap((file) => Object.values(fileRules).flatMap((rule) => rule(file)));
}

/**
 * What a file imports: static imports, re-exports and import() with a literal.
 * @param {SourceFile} file
 */
function importsOf(file) {
  const pattern = /(?:\bfrom|^\s*import|\bimport\()\s*(['"])([^'"\n]+)\1/gm;
  return [...blankComments(file.text).matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? '';
    const line = file.text.slice(0, match.index).split('\n').length;
    const target = specifier.startsWith('.') ? resolvePath(file.path, specifier) : undefined;
    return { specifier, target, line };
  });
}

/**
 * The text with the comments that begin a line turned into spaces, so that places stay the same. Comments after code are
 * left, because `/*` also stands in strings.
 * @param {string} text
 */
function blankComments(text) {
  return text.replace(/^[ \t]*\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

/**
 * @param {string} from
 * @param {string} specifier
 */
function resolvePath(from, specifier) {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** @param {string} path */
function stageOf(path) {
  return /^packages\/core\/src\/stages\/([^/]+)\//.exec(path)?.[1];
}

/**
 * The part of core that a file belongs to: a folder of src, `root`, `contract` or, for what only users import, `public`.
 * @param {string} path
 */
function partOf(path) {
  if (!isCore(path)) return 'elsewhere';
  const inside = path.slice('packages/core/src/'.length);
  if (inside === stageContract) return 'contract';
  if (inside.includes('/')) return inside.slice(0, inside.indexOf('/'));
  return sharedRootFiles.includes(inside) ? 'root' : 'public';
}

/** @param {string} path */
function packageFolderOf(path) {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/**
 * @param {SourceFile} file
 * @param {RegExp} pattern
 * @param {string} complaint
 */
function linesMatching(file, pattern, complaint) {
  return file.text
    .split('\n')
    .flatMap((text, index) => (pattern.test(text) ? [`${file.path}:${index + 1}: ${complaint}`] : []));
}
