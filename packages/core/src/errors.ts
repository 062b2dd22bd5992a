import type { StageName } from './model/stage-name.ts';

/** What each stable code means. `docs/errors.md` lists the same codes; a test keeps the two together. */
export const errorRegistry = {
  FILE_NOT_FOUND: {
    stage: 'read',
    cause: 'There is no file at this path.',
    remedy: 'Check the path and its spelling.',
  },
  FILE_UNREADABLE: {
    stage: 'read',
    cause: 'The path is a folder or a device, or the file may not be read.',
    remedy: 'Give the path of a picture file, and check its permissions.',
  },
  FILE_EMPTY: { stage: 'read', cause: 'The file has no bytes.', remedy: 'Copy or scan the page again.' },
  FILE_TOO_LARGE: {
    stage: 'read',
    cause: 'The file is larger than read.maximumBytes.',
    remedy: 'Raise read.maximumBytes, or save the page smaller.',
  },
  FORMAT_UNKNOWN: {
    stage: 'read',
    cause: 'The first bytes match no picture format that can be read.',
    remedy: 'Save the page as PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF.',
  },
  FORMAT_UNSUPPORTED: {
    stage: 'read',
    cause: 'The format is known but cannot be read.',
    remedy: 'Convert the page to PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF.',
  },
  IMAGE_BROKEN: {
    stage: 'read',
    cause: 'The picture is truncated or damaged.',
    remedy: 'Copy the file again from its source, or scan the page again.',
  },
  IMAGE_TOO_LARGE: {
    stage: 'read',
    cause: 'The picture has more pixels than read.maximumPixels.',
    remedy: 'Raise read.maximumPixels, or save the page smaller.',
  },
  IMAGE_TOO_SMALL: {
    stage: 'read',
    cause: 'The picture is too small to hold a readable ECG.',
    remedy: 'Scan the page at 100 dpi or more.',
  },
  TOO_MANY_PAGES: {
    stage: 'read',
    cause: 'The file has more pages than read.maximumPages.',
    remedy: 'Raise read.maximumPages, or split the file.',
  },
  PAGE_NOT_FOUND: {
    stage: 'read',
    cause: 'The file has fewer pages than the one asked for.',
    remedy: 'Ask for a page that the file has; the message says how many there are.',
  },
  TIME_LIMIT: {
    stage: 'read',
    cause: 'The page took longer than the time limit.',
    remedy: 'Raise read.maximumSeconds, or save the page smaller.',
  },
  ABORTED: { stage: 'read', cause: 'The caller stopped the work.', remedy: 'Run it again.' },
  NO_INK: {
    stage: 'segment',
    cause: 'Nothing is drawn on the page.',
    remedy: 'Check that the page is an ECG and that the scan is not blank.',
  },
  NETWORK_UNAVAILABLE: {
    stage: 'grid',
    cause: 'The network that grid.inkReader asks for has no runtime that loads on this machine.',
    remedy: 'Install onnxruntime-node, name the file of the network in a browser, or leave grid.inkReader at auto.',
  },
  GRID_NOT_FOUND: {
    stage: 'grid',
    cause: 'No millimetre grid was found and nothing else gives the scale.',
    remedy: 'Give grid.pixelsPerMillimetre, or scan in grey or colour so that the grid shows.',
  },
  SCALE_AMBIGUOUS: {
    stage: 'grid',
    cause: 'The lines of the grid could be 1 mm or 5 mm apart.',
    remedy: 'Give grid.pixelsPerMillimetre.',
  },
  NO_TRACES: {
    stage: 'layout',
    cause: 'No row of the page looks like an ECG trace.',
    remedy: 'Check that the page is an ECG; crop other content away.',
  },
  LAYOUT_UNKNOWN: {
    stage: 'layout',
    cause: 'The rows and columns of the page fit no known layout.',
    remedy:
      'Give --layout, or the rows in a sidecar file (einthoven inspect --write-sidecar), or add a template of your own.',
  },
  LAYOUT_AMBIGUOUS: {
    stage: 'layout',
    cause: 'Two layouts fit the page equally well.',
    remedy: 'Give --layout with one of the names in the message.',
  },
  OPTION_INVALID: {
    stage: 'options',
    cause: 'An option has a value outside its range or a name that does not exist.',
    remedy: 'Run `einthoven config` to see all options with their ranges.',
  },
  RECORD_INVALID: {
    stage: 'formats',
    cause: 'A record file does not follow its format.',
    remedy: 'Check the file with the tool that wrote it.',
  },
  RECORDS_DISAGREE: {
    stage: 'formats',
    cause: 'Records that are to be joined do not fit together.',
    remedy: 'Use the records of the pages as they are; the message says in what they disagree.',
  },
  OUTPUT_EXISTS: {
    stage: 'output',
    cause: 'The output is there already.',
    remedy: 'Give --overwrite or --resume, or another --out.',
  },
  OUTPUT_FAILED: {
    stage: 'output',
    cause: 'The result could not be written.',
    remedy: 'Check free space and permissions of the output folder.',
  },
  TRAINER_MISSING: {
    stage: 'options',
    cause: 'The trainer of networks, a Python program named einthoven-train, is not installed.',
    remedy: 'Run `pip install ./trainer` in the sources of Einthoven, or activate the environment that has it.',
  },
  INTERNAL: {
    stage: 'internal',
    cause: 'A fault of the program.',
    remedy: 'Report it with the command and, if it may be shared, the page.',
  },
} as const satisfies Record<
  string,
  { stage: StageName | 'options' | 'formats' | 'output' | 'internal'; cause: string; remedy: string }
>;

export type ErrorCode = keyof typeof errorRegistry;

/** The only error that leaves the library. `message` says what was expected and what came. */
export class EinthovenError extends Error {
  readonly code: ErrorCode;
  readonly stage: string;
  readonly remedy: string;

  /** `remedy` replaces the one of the registry where the case at hand allows a better one. */
  constructor(code: ErrorCode, message?: string, options?: { readonly cause?: unknown; readonly remedy?: string }) {
    const entry = errorRegistry[code];
    super(message ?? entry.cause, options);
    this.name = 'EinthovenError';
    this.code = code;
    this.stage = entry.stage;
    this.remedy = options?.remedy ?? entry.remedy;
  }
}
