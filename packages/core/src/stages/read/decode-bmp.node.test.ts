import { expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { decodeBmp } from './decode-bmp.ts';
import { readImageDimensions } from './read-image-dimensions.ts';
import { sniffImageFormat } from './sniff-image-format.ts';

/** Written by packages/node/fixtures/make-bmp.py, which reads each back with Pillow: 5 × 3 pixels, 300 dpi. */
const bitmaps = {
  pillow1: 'Qk1KAAAAAAAAAD4AAAAoAAAABQAAAAMAAAABAAEAAAAAAAwAAAAjLgAAIy4AAAIAAAACAAAAAAAAAP///wDIAAAAMAAAAMgAAAA=',
  pillow24:
    'Qk1mAAAAAAAAADYAAAAoAAAABQAAAAMAAAABABgAAAAAADAAAAAjLgAAIy4AAAAAAAAAAAAAAAD/////MKAQAAAA////ADCgEAAAAP///wAA/wAAAAD///8AAP8AAAAwoBAAAP8A',
  pillow32:
    'Qk1yAAAAAAAAADYAAAAoAAAABQAAAAMAAAABACAAAAAAADwAAAAjLgAAIy4AAAAAAAAAAAAAAAD///////8woBD/AAAA//////8woBD/AAAA//////8AAP//AAAA//////8AAP//AAAA/zCgEP8AAP//',
  palette4:
    'Qk1SAAAAAAAAAEYAAAAoAAAABQAAAAMAAAABAAQAAAAAAAwAAAAjLgAAIy4AAAQAAAAAAAAA////AAAAAAAAAP8AMKAQACAxAAAxAhAAAhMgAA==',
  palette8:
    'Qk1eAAAAAAAAAEYAAAAoAAAABQAAAAMAAAABAAgAAAAAABgAAAAjLgAAIy4AAAQAAAAAAAAA////AAAAAAAAAP8AMKAQAAIAAwEAAAAAAwEAAgEAAAAAAgEDAgAAAA==',
  topDown8:
    'Qk1eAAAAAAAAAEYAAAAoAAAABQAAAP3///8BAAgAAAAAABgAAAAjLgAAIy4AAAQAAAAAAAAA////AAAAAAAAAP8AMKAQAAACAQMCAAAAAwEAAgEAAAACAAMBAAAAAA==',
  rgb555:
    'Qk1aAAAAAAAAADYAAAAoAAAABQAAAAMAAAABABAAAAAAACQAAAAjLgAAIy4AAAAAAAAAAAAAAHz/f4YKAAD/fwAAhgoAAP9/AHwAAAAA/38AfAAAhgoAfAAA',
  rgb565:
    'Qk1mAAAAAAAAAEIAAAAoAAAABQAAAAMAAAABABAAAwAAACQAAAAjLgAAIy4AAAAAAAAAAAAAAPgAAOAHAAAfAAAAAPj//wYVAAD//wAABhUAAP//APgAAAAA//8A+AAABhUA+AAA',
  rle8: 'Qk1sAAAAAAAAAEYAAAAoAAAABQAAAAMAAAABAAgAAQAAACYAAAAjLgAAIy4AAAQAAAAAAAAA////AAAAAAAAAP8AMKAQAAADAgADAAEBAQAAAAADAwEAAAECAQEAAAADAAIBAAEDAQIAAAAB',
  rle4: 'Qk1mAAAAAAAAAEYAAAAoAAAABQAAAAMAAAABAAQAAgAAACAAAAAjLgAAIy4AAAQAAAAAAAAA////AAAAAAAAAP8AMKAQAAADIDABEAEAAAAAAzEAASABEAAAAAMCEAEwASAAAAAB',
  os2: 'Qk0yAwAAAAAAABoDAAAMAAAABQADAAEACAD///8AAAAAAP8woBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAMBAAAAAAMBAAIBAAAAAAIBAwIAAAA=',
  alpha32:
    'Qk22AAAAAAAAAHoAAABsAAAABQAAAAMAAAABACAAAwAAADwAAAAjLgAAIy4AAAAAAAAAAAAAAAD/AAD/AAD/AAAAAAAA/wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP+A/////zCgEP8AAAD//////wAA/4AAAAD//////wAA//8AAAD/AAD/gAAA//8AAAD/MKAQ/wAA//8=',
} as const;

const colors = [
  [255, 255, 255],
  [0, 0, 0],
  [255, 0, 0],
  [16, 160, 48],
];

function expectedPicture(colorCount: number): number[][] {
  return Array.from({ length: 15 }, (_, index) => {
    const column = index % 5;
    const row = Math.floor(index / 5);
    return colors[(column * 2 + row * 3 + Math.floor(column / 2)) % colorCount]!;
  });
}

function bytesOf(name: keyof typeof bitmaps): Uint8Array {
  return new Uint8Array(Buffer.from(bitmaps[name], 'base64'));
}

function pixelsOf(data: Uint8Array): number[][] {
  return Array.from({ length: data.length / 3 }, (_, index) => [...data.subarray(index * 3, index * 3 + 3)]);
}

const exactKinds = ['pillow1', 'pillow24', 'pillow32', 'palette4', 'palette8', 'topDown8', 'rle8', 'rle4'] as const;

it.each(exactKinds)('reads %s exactly', (name) => {
  const { image, dotsPerInch } = decodeBmp(bytesOf(name));
  expect([image.width, image.height]).toEqual([5, 3]);
  expect(pixelsOf(image.data)).toEqual(expectedPicture(name === 'pillow1' ? 2 : 4));
  expect(dotsPerInch).toBeCloseTo(300, 0);
});

it('reads an OS/2 bitmap, which knows no resolution', () => {
  const { image, dotsPerInch } = decodeBmp(bytesOf('os2'));
  expect(pixelsOf(image.data)).toEqual(expectedPicture(4));
  expect(dotsPerInch).toBeNull();
});

it.each(['rgb555', 'rgb565'] as const)('spreads the 5 or 6 bits of %s over 0 to 255', (name) => {
  const pixels = pixelsOf(decodeBmp(bytesOf(name)).image.data);
  expect(pixels[0]).toEqual([255, 255, 255]);
  const off = pixels.map((pixel, index) =>
    pixel.map((value, channel) => Math.abs(value - expectedPicture(4)[index]![channel]!)),
  );
  expect(Math.max(...off.flat())).toBeLessThanOrEqual(5);
});

it('lays alpha over white', () => {
  const pixels = pixelsOf(decodeBmp(bytesOf('alpha32')).image.data);
  const expected = expectedPicture(4).map((pixel, index) => (index % 5 === 0 ? [255, 127, 127] : pixel));
  expect(pixels).toEqual(expected);
});

it('takes a picture whose alpha is zero everywhere for opaque', () => {
  const bytes = bytesOf('alpha32');
  for (let offset = bytes.length - 60 + 3; offset < bytes.length; offset += 4) bytes[offset] = 0;
  const pixels = pixelsOf(decodeBmp(bytes).image.data);
  expect(pixels[1]).toEqual(expectedPicture(4)[1]);
});

it.each(Object.keys(bitmaps) as (keyof typeof bitmaps)[])('refuses %s cut anywhere', (name) => {
  const bytes = bytesOf(name);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeBmp(bytes.subarray(0, length))).toThrow(
      expect.objectContaining({ name: 'EinthovenError', code: 'IMAGE_BROKEN' }),
    );
  }
});

it('recognises every kind and finds its size without decoding', () => {
  for (const name of Object.keys(bitmaps) as (keyof typeof bitmaps)[]) {
    expect(sniffImageFormat(bytesOf(name))).toBe('bmp');
    expect(readImageDimensions(bytesOf(name), 'bmp')).toMatchObject({ width: 5, height: 3, pageCount: 1 });
  }
});

it('says which compression it cannot read', () => {
  const bytes = bytesOf('palette8');
  bytes[30] = 4;
  expect(() => decodeBmp(bytes)).toThrow(/compression jpeg/);
  expect(() => decodeBmp(bytes)).toThrow(EinthovenError);
});

it('refuses a colour that is not in the table', () => {
  const bytes = bytesOf('palette8');
  bytes[bytes.length - 8] = 200;
  expect(() => decodeBmp(bytes)).toThrow(/colour 200 of 4/);
});
