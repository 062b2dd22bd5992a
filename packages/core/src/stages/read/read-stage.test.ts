import { expect, it } from 'vitest';
import type { RgbImage } from '../../model/image.ts';
import type { PageSource } from '../../model/page.ts';
import type { DecodedImage, StageContext } from '../../pipeline/stage.ts';
import { type ReadOptions, readOptionsSchema } from './read-options.ts';
import { readStage } from './read-stage.ts';
import { usableDotsPerInch } from './usable-dots-per-inch.ts';

const options = readOptionsSchema.parse({});

/** The start of a PNG file, as much as a header check needs. */
function pngStart(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

function blank(width: number, height: number): RgbImage {
  return { width, height, data: new Uint8Array(width * height * 3).fill(255) };
}

interface Attempt {
  readonly bytes?: Uint8Array;
  readonly pageIndex?: number;
  readonly limits?: Partial<ReadOptions>;
  readonly decode?: () => Promise<DecodedImage>;
}

async function read(attempt: Attempt) {
  const source: PageSource = {
    sourceName: 'page',
    bytes: attempt.bytes ?? pngStart(300, 200),
    pageIndex: attempt.pageIndex ?? 0,
  };
  const decode = attempt.decode ?? (async () => ({ image: blank(300, 200), dotsPerInch: 300 }));
  const context: StageContext = { decodeImage: decode, now: () => 0, report: () => {}, throwIfStopped: () => {} };
  return readStage.run(source, { ...options, ...attempt.limits }, context);
}

it('adds format, pixels and resolution to the source', async () => {
  const page = await read({});
  expect(page).toMatchObject({ sourceName: 'page', pageIndex: 0, format: 'png', dotsPerInch: 300 });
  expect(readStage.drawOverlay(page)).toBe(page.image);
});

it('accepts a picture that a turn has laid on its side', async () => {
  const page = await read({ decode: async () => ({ image: blank(200, 300), dotsPerInch: null }) });
  expect([page.image.width, page.image.height]).toEqual([200, 300]);
});

const refusals: readonly (readonly [string, Attempt])[] = [
  ['FILE_EMPTY', { bytes: new Uint8Array(0) }],
  ['FILE_TOO_LARGE', { limits: { maximumBytes: 32 } }],
  ['FORMAT_UNKNOWN', { bytes: new Uint8Array(100) }],
  ['FORMAT_UNSUPPORTED', { bytes: Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d]) }],
  ['IMAGE_TOO_LARGE', { bytes: pngStart(60_000, 60_000) }],
  ['IMAGE_TOO_LARGE', { limits: { maximumPixels: 59_999 } }],
  ['IMAGE_TOO_SMALL', { bytes: pngStart(1000, 199) }],
  ['PAGE_NOT_FOUND', { pageIndex: 1 }],
  ['PAGE_NOT_FOUND', { pageIndex: -1 }],
  ['PAGE_NOT_FOUND', { pageIndex: 0.5 }],
];

it.each(refusals)('ends in %s before a decoder runs: %o', async (code, attempt) => {
  let decoded = false;
  const decode = async () => {
    decoded = true;
    return { image: blank(300, 200), dotsPerInch: null };
  };
  await expect(read({ ...attempt, decode })).rejects.toMatchObject({ name: 'EinthovenError', code });
  expect(decoded).toBe(false);
});

it('limits are inclusive', async () => {
  const limits = { maximumBytes: 33, maximumPixels: 60_000, minimumSide: 200, maximumPages: 1 };
  await expect(read({ limits })).resolves.toMatchObject({ format: 'png' });
});

it('wraps what the decoder throws, with its cause', async () => {
  const cause = new RangeError('bad scan line');
  const decode = () => Promise.reject(cause);
  await expect(read({ decode })).rejects.toMatchObject({ code: 'IMAGE_BROKEN', cause });
});

it('refuses pixels that do not fit the header', async () => {
  const other = async () => ({ image: blank(300, 300), dotsPerInch: null });
  const short = async () => ({ image: { ...blank(300, 200), data: new Uint8Array(5) }, dotsPerInch: null });
  await expect(read({ decode: other })).rejects.toMatchObject({ code: 'IMAGE_BROKEN' });
  await expect(read({ decode: short })).rejects.toMatchObject({ code: 'IMAGE_BROKEN' });
});

it.each([
  [300, null, 300],
  [null, { horizontal: 200, vertical: 200 }, 200],
  [150, { horizontal: 150, vertical: 149 }, 150],
  [null, null, null],
  [72, null, null],
  [72.009, null, null],
  [96, null, null],
  [96.012, null, null],
  [144, null, null],
  [192, null, null],
  [100, null, 100],
  [150, null, 150],
  [200, null, 200],
  [49, null, null],
  [50, null, 50],
  [1200, null, 1200],
  [1201, null, null],
  [Number.NaN, null, null],
  [204, { horizontal: 204, vertical: 98 }, null],
  [300, { horizontal: 0, vertical: 0 }, null],
])('dots per inch of %s with a header of %o: %s', (decoded, stored, expected) => {
  expect(usableDotsPerInch(decoded, stored)).toBe(expected);
});
