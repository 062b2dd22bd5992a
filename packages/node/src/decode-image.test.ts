import { crc32, deflateSync } from 'node:zlib';
import { type RgbImage, readImageDimensions, sniffImageFormat } from '@einthoven/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import {
  makePagedFile,
  makeTestFiles,
  pageShades,
  quarterColors,
  testFaxPage,
  testHeight,
  testPage,
  testWidth,
} from './test-pages.ts';

type Quarter = keyof typeof quarterColors;

let files: Record<string, Uint8Array> = {};
beforeAll(async () => {
  files = await makeTestFiles();
});

function pixelAt({ width, data }: RgbImage, column: number, row: number): number[] {
  const offset = (row * width + column) * 3;
  return [...data.subarray(offset, offset + 3)];
}

/** Colours in the middle of the four quarters. */
function quartersOf(image: RgbImage): Record<Quarter, number[]> {
  const [left, right] = [Math.floor(image.width / 4), Math.floor((image.width * 3) / 4)];
  const [top, bottom] = [Math.floor(image.height / 4), Math.floor((image.height * 3) / 4)];
  return {
    topLeft: pixelAt(image, left, top),
    topRight: pixelAt(image, right, top),
    bottomLeft: pixelAt(image, left, bottom),
    bottomRight: pixelAt(image, right, bottom),
  };
}

function largestDifference(first: readonly number[], second: readonly number[]): number {
  return Math.max(...first.map((value, channel) => Math.abs(value - second[channel]!)));
}

function expectQuarters(
  image: RgbImage,
  tolerance: number,
  expected: Record<Quarter, readonly number[]> = quarterColors,
) {
  const quarters = quartersOf(image);
  for (const quarter of Object.keys(quarterColors) as Quarter[]) {
    const message = `${quarter}: ${quarters[quarter]} instead of ${expected[quarter]}`;
    expect(largestDifference(quarters[quarter], expected[quarter]), message).toBeLessThanOrEqual(tolerance);
  }
}

/** A grey ramp over the columns, from black to white, as PNG of any bit depth: sharp does not write them all. */
function grayPng(bits: 1 | 2 | 4 | 8 | 16): Uint8Array {
  const rowBytes = Math.ceil((testWidth * bits) / 8);
  const rows = Buffer.alloc((rowBytes + 1) * testHeight);
  for (let row = 0; row < testHeight; row++) {
    for (let column = 0; column < testWidth; column++) {
      const level = Math.floor((column / testWidth) * 2 ** bits);
      const bit = column * bits;
      const offset = row * (rowBytes + 1) + 1 + (bit >> 3);
      if (bits === 16) rows.writeUInt16BE(level, offset);
      else rows[offset] = rows[offset]! | (level << (8 - bits - (bit & 7)));
    }
  }
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(4);
    frame.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([frame, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(testWidth, 0);
  header.writeUInt32BE(testHeight, 4);
  header[8] = bits;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

describe('colours', () => {
  it.each([
    'png',
    'pngPalette',
    'png16',
    'webpLossless',
    'tiff',
    'tiffLzw',
    'tiffDeflate',
    'tiff16',
    'tiffTiled',
    'gif',
  ])('%s comes out as it went in', async (name) => {
    const { image } = await decodeImage(files[name]!);
    expect([image.width, image.height, image.data.length]).toEqual([320, 240, 320 * 240 * 3]);
    expectQuarters(image, name === 'gif' || name === 'png16' || name === 'tiff16' ? 2 : 0);
  });

  it.each(['jpeg', 'jpegProgressive', 'webp', 'avif', 'tiffJpeg'])(
    '%s comes out nearly as it went in',
    async (name) => {
      const { image } = await decodeImage(files[name]!);
      expectQuarters(image, 12);
    },
  );

  it('brings CMYK to sRGB and not to its negative', async () => {
    const { image } = await decodeImage(files.jpegCmyk!);
    // Decoders disagree about the exact colour; profiles may shift it by this much.
    expectQuarters(image, 70);
  });

  it.each(['pngAlpha', 'webpAlpha'])('lays the half transparent %s over white', async (name) => {
    const { image } = await decodeImage(files[name]!);
    const half = (color: readonly number[]) => color.map((value) => (value + 255) / 2);
    const expected = {
      topLeft: half(quarterColors.topLeft),
      topRight: half(quarterColors.topRight),
      bottomLeft: half(quarterColors.bottomLeft),
      bottomRight: half(quarterColors.bottomRight),
    };
    expectQuarters(image, 8, expected);
  });

  it('gives grey JPEG three channels', async () => {
    const { image } = await decodeImage(files.jpegGray!);
    const [red, green, blue] = pixelAt(image, 10, 10);
    expect(image.data.length).toBe(320 * 240 * 3);
    expect([green, blue]).toEqual([red, red]);
  });

  it.each(['tiffFax', 'png1'])('keeps black black and white white in %s', async (name) => {
    const { image } = await decodeImage(files[name]!);
    expect(pixelAt(image, 3, 100)).toEqual([0, 0, 0]);
    expect(pixelAt(image, 30, 100)).toEqual([255, 255, 255]);
  });

  it.each([1, 2, 4, 8, 16] as const)('reads grey PNG of %i bits', async (bits) => {
    const { image } = await decodeImage(grayPng(bits));
    for (const column of [0, 79, 80, 160, 200, 319]) {
      const level = Math.floor((column / testWidth) * 2 ** bits);
      const expected = Math.round((level * 255) / (2 ** bits - 1));
      expect(largestDifference(pixelAt(image, column, 50), [expected, expected, expected])).toBeLessThanOrEqual(1);
    }
  });

  it('reads a bitmap', async () => {
    const header = Buffer.alloc(54);
    header.write('BM');
    header.writeUInt32LE(54, 10);
    header.writeUInt32LE(40, 14);
    header.writeInt32LE(1, 18);
    header.writeInt32LE(1, 22);
    header.writeUInt16LE(24, 28);
    const { image } = await decodeImage(Buffer.concat([header, Buffer.from([3, 2, 1, 0])]));
    expect([...image.data]).toEqual([1, 2, 3]);
  });
});

describe('headers of our own parsing', () => {
  it('agree with the decoder in every kind', async () => {
    for (const [name, bytes] of Object.entries(files)) {
      const format = sniffImageFormat(bytes) as 'png';
      expect(name.startsWith(format), `${name} was taken for ${format}`).toBe(true);
      const header = readImageDimensions(bytes, format);
      expect(header, name).toMatchObject({ width: testWidth, height: testHeight, pageCount: 1 });
    }
  });
});

/** EXIF turn → the stored quarters that are seen at the top left and the top right. */
const turns: readonly (readonly [number, Quarter, Quarter])[] = [
  [1, 'topLeft', 'topRight'],
  [2, 'topRight', 'topLeft'],
  [3, 'bottomRight', 'bottomLeft'],
  [4, 'bottomLeft', 'bottomRight'],
  [5, 'topLeft', 'bottomLeft'],
  [6, 'bottomLeft', 'topLeft'],
  [7, 'bottomRight', 'topRight'],
  [8, 'topRight', 'bottomRight'],
];

describe.each(['jpeg', 'tiff', 'webp', 'png'] as const)('EXIF turns in %s', (format) => {
  it.each(turns)('turn %i', async (orientation, topLeft, topRight) => {
    const options = format === 'jpeg' || format === 'webp' ? { quality: 95 } : {};
    const bytes = await testPage().withMetadata({ orientation })[format](options).toBuffer();
    const { image } = await decodeImage(bytes);
    const quarters = quartersOf(image);
    expect(image.width > image.height).toBe(orientation < 5);
    expect(largestDifference(quarters.topLeft, quarterColors[topLeft])).toBeLessThanOrEqual(12);
    expect(largestDifference(quarters.topRight, quarterColors[topRight])).toBeLessThanOrEqual(12);
  });
});

describe('pages', () => {
  it.each(['tiff', 'gif', 'webp'] as const)('reads each page of %s', async (format) => {
    const bytes = await makePagedFile(format);
    for (const [pageIndex, shade] of pageShades.entries()) {
      const { image } = await decodeImage(bytes, pageIndex);
      expect([image.width, image.height]).toEqual([300, 220]);
      expect(largestDifference(pixelAt(image, 9, 9), [shade, 0, 0])).toBeLessThanOrEqual(4);
    }
    await expect(decodeImage(bytes, 3)).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' });
  });
});

describe('resolution', () => {
  it.each(['jpeg', 'png', 'tiff'] as const)('comes from %s', async (format) => {
    const bytes = await testPage().withMetadata({ density: 300 })[format]().toBuffer();
    const { dotsPerInch } = await decodeImage(bytes);
    expect(dotsPerInch).toBe(300);
    // sharp writes the resolution of a JPEG as EXIF, which our own header parsing leaves to the decoder.
    const expected = format === 'jpeg' ? undefined : 300;
    expect(readImageDimensions(bytes, format).resolution?.horizontal.toFixed(0)).toBe(expected?.toString());
  });

  it('is null where the file says nothing', async () => {
    expect((await decodeImage(files.png!)).dotsPerInch).toBeNull();
  });

  it('keeps both directions of a fax apart', async () => {
    const bytes = await testFaxPage().tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 8, yres: 4 }).toBuffer();
    const { resolution } = readImageDimensions(bytes, 'tiff');
    expect(resolution!.horizontal / resolution!.vertical).toBeCloseTo(2, 2);
  });
});

describe('damage', () => {
  const kinds = ['png', 'jpeg', 'jpegProgressive', 'jpegCmyk', 'webp', 'gif', 'avif', 'tiffLzw', 'tiffJpeg', 'tiffFax'];

  it.each(kinds)('refuses %s without its last 1 %, 10 % and half', async (name) => {
    const bytes = files[name]!;
    for (const part of [0.99, 0.9, 0.5]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part) - 20);
      await expect(decodeImage(cut), `${name} cut to ${part}`).rejects.toMatchObject({ code: 'IMAGE_BROKEN' });
    }
  });

  it('refuses a JPEG that misses its last byte only', async () => {
    const bytes = files.jpeg!;
    await expect(decodeImage(bytes.subarray(0, -1))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' });
  });

  it('passes on what the decoder said as cause', async () => {
    const error: unknown = await decodeImage(files.png!.subarray(0, 60)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'EinthovenError', code: 'IMAGE_BROKEN' });
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  it('goes by the content where a file starts like another format', async () => {
    const disguised = Buffer.concat([Buffer.from('GIF89a'), files.png!]);
    await expect(decodeImage(disguised)).rejects.toMatchObject({ name: 'EinthovenError' });
  });
});

describe('bombs', () => {
  it('refuses 60 000 × 60 000 pixels by the header alone', async () => {
    const bytes = new Uint8Array(files.png!);
    new DataView(bytes.buffer).setUint32(16, 60_000);
    new DataView(bytes.buffer).setUint32(20, 60_000);
    const start = performance.now();
    await expect(decodeImage(bytes)).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('refuses a file whose decoder finds more pixels than its header admits', async () => {
    const bytes = new Uint8Array(files.avif!);
    const view = Buffer.from(bytes.buffer);
    // The picture's own extents are made small; the AV1 data inside still hold 320 × 240 pixels.
    for (let at = view.indexOf('ispe'); at >= 0; at = view.indexOf('ispe', at + 4)) {
      view.writeUInt32BE(16, at + 8);
      view.writeUInt32BE(16, at + 12);
    }
    const outcome = await decodeImage(bytes, 0, { maximumPixels: 1000 }).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ name: 'EinthovenError' });
  });

  it('allows exactly maximumPixels', async () => {
    const maximumPixels = testWidth * testHeight;
    await expect(decodeImage(files.png!, 0, { maximumPixels })).resolves.toMatchObject({ dotsPerInch: null });
    const less = decodeImage(files.png!, 0, { maximumPixels: maximumPixels - 1 });
    await expect(less).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
  });
});
