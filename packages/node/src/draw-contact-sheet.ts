import sharp from 'sharp';

export interface ContactSheetOptions {
  /** Pictures a row. Default 4. */
  readonly columns?: number;
  /** Room for each picture, pixels. Default 480 × 360. */
  readonly cellWidth?: number;
  readonly cellHeight?: number;
}

const gap = 8;
const background = { r: 64, g: 64, b: 68 };

/** Picture files side by side, each as large as its cell allows, as PNG bytes. There must be at least one. */
export async function drawContactSheet(
  paths: readonly string[],
  { columns = 4, cellWidth = 480, cellHeight = 360 }: ContactSheetOptions = {},
): Promise<Uint8Array> {
  const used = Math.min(columns, paths.length);
  const pictures = [];
  for (const [index, path] of paths.entries()) {
    const { data, info } = await sharp(path)
      .resize({ width: cellWidth, height: cellHeight, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const left = gap + (index % used) * (cellWidth + gap) + Math.floor((cellWidth - info.width) / 2);
    const top = gap + Math.floor(index / used) * (cellHeight + gap) + Math.floor((cellHeight - info.height) / 2);
    pictures.push({ input: data, left, top });
  }
  const width = gap + used * (cellWidth + gap);
  const height = gap + Math.ceil(paths.length / used) * (cellHeight + gap);
  const sheet = await sharp({ create: { width, height, channels: 3, background } })
    .composite(pictures)
    .png()
    .toBuffer();
  return new Uint8Array(sheet.buffer, sheet.byteOffset, sheet.byteLength);
}
