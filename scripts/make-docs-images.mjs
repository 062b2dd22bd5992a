/**
 * Draws the pictures of docs/images from example pages of fixtures/pages, with the built packages: what every stage saw,
 * and the picture that `--overlay` writes. The same pages give the same pictures.
 * npm run build && npm run docs:images
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digitizeOptionsSchema, digitizePage, drawPageOverlay, stageNames } from '@einthoven/core';
import { createStageContext, readPageFile } from '@einthoven/node';

/** The commonest page, as the first thing that a reader sees. */
const overviewPage = 'standard-3x4-1.png';
/** A page that lies at an angle on a table, with pulses and marks between the leads: it shows what each stage is for. */
const stagePage = 'orange-3x4.png';
/** Widths in pixels: as wide as a page of documentation shows them, so that words in them can be read. */
const overviewWidth = 1200;
const stageWidth = 900;
/** How near the colours of the palette come to the true ones (0 to 100): fine lines keep their colour. */
const paletteQuality = 70;
/** The most bytes that all pictures together may add to the repository. */
const maximumBytes = 2_000_000;

// The one that comes with @einthoven/node.
const sharp = createRequire(import.meta.resolve('@einthoven/node'))('sharp');
const pages = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));

mkdirSync(folder, { recursive: true });
const overview = await digitize(overviewPage);
let bytes = await save('page-to-signals', drawPageOverlay(overview.digitization), overviewWidth);
const { overlays } = await digitize(stagePage);
for (const stage of stageNames) bytes += await save(stage, overlays.get(stage), stageWidth);
console.log(`${overlays.size + 1} pictures, ${bytes} bytes, in docs/images`);
if (bytes > maximumBytes) throw new Error(`The pictures have ${bytes} bytes; at most ${maximumBytes} are allowed.`);

/** Digitizes a page with the defaults and keeps what every stage draws. */
async function digitize(file) {
  const options = digitizeOptionsSchema.parse({});
  const [source] = await readPageFile(join(pages, file), options.read);
  const overlays = new Map();
  const observe = ({ stage, drawOverlay }) => overlays.set(stage, drawOverlay());
  const context = { ...createStageContext(options.read), observe };
  return { digitization: await digitizePage(source, options, context), overlays };
}

/** Saves a picture as PNG with a palette, at most `width` pixels wide, and gives back its size in bytes. */
async function save(name, { width: sourceWidth, height, data }, width) {
  const path = join(folder, `${name}.png`);
  const png = await sharp(data, { raw: { width: sourceWidth, height, channels: 3 } })
    .resize({ width, withoutEnlargement: true })
    .png({ palette: true, quality: paletteQuality, dither: 0, effort: 10 })
    .toBuffer();
  writeFileSync(path, png);
  return statSync(path).size;
}
