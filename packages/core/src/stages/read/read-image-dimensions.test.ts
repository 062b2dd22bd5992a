import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { readableFormats } from './image-format.ts';
import { readImageDimensions } from './read-image-dimensions.ts';

function big(size: number, value: number): number[] {
  return Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);
}
const little = (size: number, value: number) => big(size, value).reverse();
const latin1 = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const broken = expect.objectContaining({ name: 'EinthovenError', code: 'IMAGE_BROKEN' });

function png(width: number, height: number, chunks: number[] = []): Uint8Array {
  const header = [...big(4, 13), ...latin1('IHDR'), ...big(4, width), ...big(4, height), 8, 2, 0, 0, 0, ...big(4, 0)];
  return Uint8Array.from([...latin1('\x89PNG\r\n\x1a\n'), ...header, ...chunks]);
}

/** One directory of the given entries (tag, type, value) and the offset of the next. */
function directory(entries: readonly (readonly [number, number, number])[], next: number): number[] {
  const body = entries.flatMap(([tag, type, value]) => [
    ...little(2, tag),
    ...little(2, type),
    ...little(4, 1),
    ...little(4, value),
  ]);
  return [...little(2, entries.length), ...body, ...little(4, next)];
}

const tiffStart = [...latin1('II*\0'), ...little(4, 8)];
const pageBytes = 2 + 2 * 12 + 4;

describe('PNG', () => {
  it('believes the header of a bomb without decoding it', () => {
    expect(readImageDimensions(png(60_000, 60_000), 'png')).toMatchObject({ width: 60_000, height: 60_000 });
  });

  it('reads pHYs in dots a metre', () => {
    const physical = [...big(4, 9), ...latin1('pHYs'), ...big(4, 11811), ...big(4, 5906), 1, ...big(4, 0)];
    const { resolution } = readImageDimensions(png(10, 10, physical), 'png');
    expect(resolution?.horizontal).toBeCloseTo(300, 1);
    expect(resolution?.vertical).toBeCloseTo(150, 1);
  });

  it('refuses a size of zero and a cut header', () => {
    expect(() => readImageDimensions(png(0, 10), 'png')).toThrow(broken);
    expect(() => readImageDimensions(png(10, 10).subarray(0, 20), 'png')).toThrow(broken);
  });
});

describe('JPEG', () => {
  const frame = (code: number) => [0xff, code, ...big(2, 11), 8, ...big(2, 480), ...big(2, 640), 1, 1, 0x11, 0];

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca])('finds frame header %i behind tables, fill bytes and EXIF', (code) => {
    const exif = [0xff, 0xe1, ...big(2, 6), 0xff, 0xc0, 0, 0];
    const table = [0xff, 0xff, 0xff, 0xc4, ...big(2, 4), 1, 2];
    const bytes = Uint8Array.from([0xff, 0xd8, ...exif, ...table, ...frame(code)]);
    expect(readImageDimensions(bytes, 'jpeg')).toMatchObject({ width: 640, height: 480, resolution: null });
  });

  it('reads the JFIF density in dots a centimetre', () => {
    const jfif = [0xff, 0xe0, ...big(2, 16), ...latin1('JFIF\0'), 1, 2, 2, ...big(2, 118), ...big(2, 118), 0, 0];
    const { resolution } = readImageDimensions(Uint8Array.from([0xff, 0xd8, ...jfif, ...frame(0xc0)]), 'jpeg');
    expect(resolution?.horizontal).toBeCloseTo(299.7, 1);
  });

  it('refuses picture data without a frame header', () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    expect(() => readImageDimensions(bytes, 'jpeg')).toThrow(broken);
  });
});

describe('TIFF', () => {
  it('gives the size of the page that was asked for', () => {
    const second = tiffStart.length + pageBytes;
    const bytes = Uint8Array.from([
      ...tiffStart,
      ...directory(
        [
          [256, 3, 100],
          [257, 3, 200],
        ],
        second,
      ),
      ...directory(
        [
          [256, 4, 70_000],
          [257, 4, 50],
        ],
        0,
      ),
    ]);
    expect(readImageDimensions(bytes, 'tiff')).toMatchObject({ width: 100, height: 200, pageCount: 2 });
    expect(readImageDimensions(bytes, 'tiff', 1)).toMatchObject({ width: 70_000, height: 50, pageCount: 2 });
  });

  it('reads big-endian files', () => {
    const bytes = Uint8Array.from([
      ...latin1('MM\0*'),
      ...big(4, 8),
      ...big(2, 2),
      ...big(2, 256),
      ...big(2, 3),
      ...big(4, 1),
      ...big(2, 321),
      0,
      0,
      ...big(2, 257),
      ...big(2, 4),
      ...big(4, 1),
      ...big(4, 123),
      ...big(4, 0),
    ]);
    expect(readImageDimensions(bytes, 'tiff')).toMatchObject({ width: 321, height: 123, pageCount: 1 });
  });

  it('reads BigTIFF', () => {
    const entry = (tag: number, value: number) => [
      ...little(2, tag),
      ...little(2, 16),
      ...little(8, 1),
      ...little(8, value),
    ];
    const bytes = Uint8Array.from([
      ...latin1('II+\0'),
      ...little(2, 8),
      0,
      0,
      ...little(8, 16),
      ...little(8, 2),
      ...entry(256, 640),
      ...entry(257, 480),
      ...little(8, 0),
    ]);
    expect(readImageDimensions(bytes, 'tiff')).toMatchObject({ width: 640, height: 480, pageCount: 1 });
  });

  it('refuses pages that form a loop', () => {
    const second = tiffStart.length + pageBytes;
    const page = [
      [256, 3, 100],
      [257, 3, 200],
    ] as const;
    const bytes = Uint8Array.from([...tiffStart, ...directory(page, second), ...directory(page, 8)]);
    expect(() => readImageDimensions(bytes, 'tiff')).toThrow(/loop/);
  });

  it('refuses a page without a size, and a file without pages', () => {
    const bytes = Uint8Array.from([...tiffStart, ...directory([[256, 3, 100]], 0)]);
    expect(() => readImageDimensions(bytes, 'tiff')).toThrow(/no width or height/);
    expect(() => readImageDimensions(Uint8Array.from([...latin1('II*\0'), 0, 0, 0, 0]), 'tiff')).toThrow(/no pages/);
  });
});

describe('WebP', () => {
  const file = (chunk: string, data: number[]) =>
    Uint8Array.from([...latin1('RIFF\0\0\0\0WEBP'), ...latin1(chunk), ...little(4, data.length), ...data]);

  it('reads all three kinds', () => {
    const lossy = file('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(2, 300 + 0x4000), ...little(2, 200)]);
    const lossless = file('VP8L', [0x2f, ...little(4, 299 + 199 * 2 ** 14)]);
    const extended = file('VP8X', [0, 0, 0, 0, ...little(3, 299), ...little(3, 199)]);
    for (const bytes of [lossy, lossless, extended]) {
      expect(readImageDimensions(bytes, 'webp')).toMatchObject({ width: 300, height: 200, pageCount: 1 });
    }
  });

  it('refuses other chunks', () => {
    expect(() => readImageDimensions(file('ALPH', [0, 0, 0, 0]), 'webp')).toThrow(broken);
  });
});

describe('GIF', () => {
  const frame = (left: number, width: number) => [
    0x2c,
    ...little(2, left),
    0,
    0,
    ...little(2, width),
    ...little(2, 8),
    0,
    2,
    2,
    0x44,
    1,
    0,
  ];

  it('counts frames behind extensions and enlarges the screen for them', () => {
    const comment = [0x21, 0xfe, 3, 0x2c, 0x2c, 0x2c, 0];
    const bytes = Uint8Array.from([
      ...latin1('GIF89a'),
      ...little(2, 10),
      ...little(2, 9),
      0x80,
      0,
      0,
      0,
      0,
      0,
      255,
      255,
      255,
      ...comment,
      ...frame(0, 10),
      ...comment,
      ...frame(5, 10),
      0x3b,
    ]);
    expect(readImageDimensions(bytes, 'gif')).toMatchObject({ width: 15, height: 9, pageCount: 2 });
  });
});

describe('AVIF', () => {
  const box = (name: string, data: number[]) => [...big(4, 8 + data.length), ...latin1(name), ...data];
  const extents = (width: number, height: number) => box('ispe', [0, 0, 0, 0, ...big(4, width), ...big(4, height)]);

  it('takes the largest of all items', () => {
    const properties = box('ipco', [...extents(64, 64), ...extents(640, 480), ...extents(512, 512)]);
    const meta = box('meta', [0, 0, 0, 0, ...box('hdlr', [1, 2, 3]), ...box('iprp', properties)]);
    const bytes = Uint8Array.from([...box('ftyp', latin1('avif')), ...meta]);
    expect(readImageDimensions(bytes, 'avif')).toMatchObject({ width: 640, height: 480 });
  });

  it('refuses a box that cannot be passed', () => {
    expect(() => readImageDimensions(Uint8Array.from([0, 0, 0, 4, ...latin1('free')]), 'avif')).toThrow(broken);
  });
});

it('gives a size or an EinthovenError for any bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...readableFormats),
      fc.nat(3),
      (bytes, format, page) => {
        try {
          const { width, height, pageCount } = readImageDimensions(bytes, format, page);
          expect(Math.min(width, height, pageCount)).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(EinthovenError);
        }
      },
    ),
    { numRuns: 500 },
  );
});
