import sharp, { type Sharp } from 'sharp';

/** A page that no turn and no mirror leaves as it is: each quarter has a colour of its own, on white. */
export const quarterColors = {
  topLeft: [220, 30, 30],
  topRight: [30, 160, 30],
  bottomLeft: [40, 40, 200],
  bottomRight: [20, 20, 20],
} as const;

export const testWidth = 320;
export const testHeight = 240;

/** Interleaved RGB of the test page. */
export function makeTestPixels(): Uint8Array {
  const data = new Uint8Array(testWidth * testHeight * 3);
  for (let row = 0; row < testHeight; row++) {
    for (let column = 0; column < testWidth; column++) {
      data.set(testPixel(column, row), (row * testWidth + column) * 3);
    }
  }
  return data;
}

function testPixel(column: number, row: number): readonly number[] {
  const vertical = row < testHeight / 2 ? 'top' : 'bottom';
  const horizontal = column < testWidth / 2 ? 'Left' : 'Right';
  return quarterColors[`${vertical}${horizontal}`];
}

/** The test page, ready to be written in any format that sharp writes. */
export function testPage(): Sharp {
  return sharp(makeTestPixels(), { raw: { width: testWidth, height: testHeight, channels: 3 } });
}

/** A white sheet with black bars, for formats that know black and white only. */
export function testFaxPage(): Sharp {
  const data = new Uint8Array(testWidth * testHeight).map((_, index) => ((index % testWidth) % 64 < 8 ? 0 : 255));
  return sharp(data, { raw: { width: testWidth, height: testHeight, channels: 1 } }).toColourspace('b-w');
}

/** One small file of each format and kind, by name. */
export async function makeTestFiles(): Promise<Record<string, Uint8Array>> {
  const kinds = {
    png: testPage().png(),
    pngPalette: testPage().png({ palette: true, colours: 16 }),
    png1: testFaxPage().png({ palette: true, colours: 2 }),
    png16: testPage().toColourspace('rgb16').png(),
    pngAlpha: testPage().ensureAlpha(0.5).png(),
    jpeg: testPage().jpeg({ quality: 95 }),
    jpegProgressive: testPage().jpeg({ quality: 95, progressive: true }),
    jpegCmyk: testPage().toColourspace('cmyk').jpeg({ quality: 95 }),
    jpegGray: testPage().toColourspace('b-w').jpeg({ quality: 95 }),
    webp: testPage().webp({ quality: 95 }),
    webpLossless: testPage().webp({ lossless: true }),
    webpAlpha: testPage().ensureAlpha(0.5).webp({ quality: 95 }),
    gif: testPage().gif(),
    avif: testPage().avif({ quality: 80, effort: 0 }),
    tiff: testPage().tiff({ compression: 'none' }),
    tiffLzw: testPage().tiff({ compression: 'lzw' }),
    tiffDeflate: testPage().tiff({ compression: 'deflate' }),
    tiffJpeg: testPage().tiff({ compression: 'jpeg', quality: 95 }),
    tiff16: testPage().toColourspace('rgb16').tiff({ compression: 'lzw' }),
    tiffTiled: testPage().tiff({ compression: 'lzw', tile: true, tileWidth: 128, tileHeight: 128 }),
    tiffFax: testFaxPage().tiff({ compression: 'ccittfax4', bitdepth: 1 }),
  };
  const files: Record<string, Uint8Array> = {};
  for (const [name, page] of Object.entries(kinds)) files[name] = new Uint8Array(await page.toBuffer());
  return files;
}

/** Red of each page of `makePagedFile`. */
export const pageShades = [200, 100, 0] as const;

/** A file of three plain pages of 300 × 220 pixels. */
export async function makePagedFile(format: 'tiff' | 'gif' | 'webp'): Promise<Uint8Array> {
  const sheets = pageShades.map((shade) =>
    sharp({ create: { width: 300, height: 220, channels: 3, background: { r: shade, g: 0, b: 0 } } })
      .png()
      .toBuffer(),
  );
  const pages = sharp(await Promise.all(sheets), { join: { animated: true } });
  const file = format === 'webp' ? pages.webp({ lossless: true }) : pages[format]();
  return new Uint8Array(await file.toBuffer());
}
