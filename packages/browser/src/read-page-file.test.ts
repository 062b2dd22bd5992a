import sharp from 'sharp';
import { expect, it } from 'vitest';
import { readPageFile } from './read-page-file.ts';

const limits = { maximumBytes: 10_000, maximumPages: 3 };
const sheet = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
  .png()
  .toBuffer();

async function makeFile(pages: number): Promise<File> {
  const bytes = await sharp(Array(pages).fill(sheet), { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'pages.tif');
}

it('gives a source a page', async () => {
  const sources = await readPageFile(await makeFile(3), limits);
  expect(sources.map(({ sourceName, pageIndex }) => [sourceName, pageIndex])).toEqual(
    [0, 1, 2].map((k) => ['pages.tif', k]),
  );
  expect(sources[2]!.bytes).toBe(sources[0]!.bytes);
});

it('refuses too many pages, too many bytes, and what is no picture', async () => {
  await expect(readPageFile(await makeFile(4), limits)).rejects.toMatchObject({ code: 'TOO_MANY_PAGES' });
  const large = new File([new Uint8Array(10_001)], 'large');
  await expect(readPageFile(large, limits)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  await expect(readPageFile(new File(['text'], 'notes.txt'), limits)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  await expect(readPageFile(new File([], 'empty'), limits)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
});
