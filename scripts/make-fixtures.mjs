/**
 * Draws the example pages of fixtures/pages with the built packages: pictures, WFDB truth and index.json.
 * npm run build && npm run fixtures
 *
 * Every page is a synthetic heart drawn by our own renderer: nobody's data, and the same bytes every time (PNG and JPEG
 * bytes may change with sharp, the pixels do not).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { encodeWfdb } from '@einthoven/core/formats';
import { renderPage, synthesizeEcg } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';

const folder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));
const templates = parseLayoutTemplates(shippedLayouts);

/** Colours of paper as machines print it: lines every 1 mm and every 5 mm. */
const pinkOnCream = { paperColor: [255, 252, 244], gridMinorColor: [250, 214, 206], gridMajorColor: [236, 148, 138] };
const orange = { gridMinorColor: [255, 224, 190], gridMajorColor: [246, 176, 110] };
const green = { gridMinorColor: [206, 235, 208], gridMajorColor: [130, 196, 140] };
const blue = { gridMinorColor: [210, 226, 246], gridMajorColor: [140, 176, 224] };
const grey = { gridMinorColor: [222, 222, 222], gridMajorColor: [176, 176, 176] };
const darkGrey = { gridMinorColor: [196, 196, 196], gridMajorColor: [136, 136, 136] };

// The one that comes with @einthoven/node.
const sharp = createRequire(import.meta.resolve('@einthoven/node'))('sharp');
const open = ({ width, height, data }) => sharp(data, { raw: { width, height, channels: 3 } });
const encodePalette = (image, colours) => open(image).png({ palette: true, colours, dither: 0 }).toBuffer();
const encodings = {
  colour: { extension: 'png', encode: encodePng },
  palette: { extension: 'png', encode: (image) => encodePalette(image, 128) },
  grey: { extension: 'png', encode: (image) => encodePalette(image, 16) },
  bilevel: { extension: 'png', encode: (image) => encodePalette(image, 2) },
  jpeg: { extension: 'jpg', encode: (image) => open(image).jpeg({ quality: 75 }).toBuffer() },
};

/** One page a row: what stands in index.json, then the heart (`synthesizeEcg`) and how it is drawn (`renderPage`). */
const pages = [
  {
    id: 'standard-3x4-1',
    category: 'clean',
    layout: '3x4+1',
    notes: 'the commonest page: pink grid, pulse on the left',
    heart: { seed: 11 },
    drawing: { dotsPerInch: 200 },
  },
  {
    id: 'orange-3x4',
    category: 'turned',
    layout: '3x4',
    notes: 'palette PNG, orange grid, turned by 3.5 degrees on a dark table, marks between the leads',
    encoding: 'palette',
    heart: { seed: 12, heartRate: 58 },
    drawing: { dotsPerInch: 120, rotation: 3.5, separators: 'tick', ...orange },
  },
  {
    id: 'blue-6x2',
    category: 'clean',
    layout: '6x2',
    notes: 'blue grid, pulse on the right, marks between the leads',
    heart: { seed: 13, heartRate: 84 },
    drawing: { dotsPerInch: 152.4, pulse: 'right', separators: 'tick', rowSpacing: 27, ...blue },
  },
  {
    id: 'green-12x1',
    category: 'clean',
    layout: '12x1',
    notes: 'green grid, 5 mm/mV, twelve rows close together',
    heart: { seed: 14 },
    drawing: { dotsPerInch: 203.2, gain: 5, ...green },
  },
  {
    id: 'fast-cabrera6x2',
    category: 'clean',
    layout: 'cabrera6x2',
    notes: 'Cabrera with -aVR, 50 mm/s, grey grid, 5 s on the page',
    heart: { seed: 15, heartRate: 96 },
    drawing: { dotsPerInch: 150, paperSpeed: 50, duration: 5, rowSpacing: 27, ...grey },
  },
  {
    id: 'dotted-3x4-3',
    category: 'clean',
    layout: '3x4+3',
    notes: 'palette PNG, dots every 1 mm, thin pen',
    encoding: 'palette',
    heart: { seed: 16, heartRate: 66 },
    drawing: { dotsPerInch: 254, gridStyle: 'dots', gridMinorColor: [236, 150, 142], penWidth: 0.25 },
  },
  {
    id: 'coarse-6x1-limb',
    category: 'clean',
    layout: '6x1-limb',
    notes: 'limb leads only, few pixels',
    heart: { seed: 17, heartRate: 75 },
    drawing: { dotsPerInch: 101.6 },
  },
  {
    id: 'fax-3x4-1',
    category: 'bilevel',
    layout: '3x4+1',
    notes: 'PNG of 1 bit, 5 mm lines, noise along the edges',
    encoding: 'bilevel',
    heart: { seed: 18 },
    drawing: { dotsPerInch: 300, gridStyle: 'majorOnly', bilevelThreshold: 150, noise: 10, seed: 18, ...darkGrey },
  },
  {
    id: 'sideways-6x2-1',
    category: 'turned',
    layout: '6x2+1',
    notes: 'lies on its side, no pulse',
    heart: { seed: 19, heartRate: 62 },
    drawing: { dotsPerInch: 127, quarterTurns: 1, pulse: 'none', rowSpacing: 24 },
  },
  {
    id: 'noisy-3x4-2',
    category: 'noisy',
    layout: '3x4+2',
    notes: 'PNG of 16 greys, noise of 6 levels, dark grid, turned by -1.2 degrees',
    encoding: 'grey',
    heart: { seed: 20, heartRate: 105 },
    drawing: { dotsPerInch: 120, noise: 6, seed: 20, rotation: -1.2, pointSpread: 'tent', ...darkGrey },
  },
  {
    id: 'photo-3x4-1',
    category: 'noisy',
    layout: '3x4+1',
    notes: 'JPEG of quality 75, turned by -5 degrees, noise of 3 levels',
    encoding: 'jpeg',
    heart: { seed: 21, heartRate: 88 },
    drawing: { dotsPerInch: 140, rotation: -5, noise: 3, seed: 21, pointSpread: 'tent', ...pinkOnCream },
  },
];

mkdirSync(folder, { recursive: true });
const index = [];
for (const page of pages) {
  const template = findLayoutTemplate(page.layout, templates);
  const { image, truth } = renderPage(synthesizeEcg(page.heart), { template, ...page.drawing });
  const encoding = encodings[page.encoding ?? 'colour'];
  const file = `${page.id}.${encoding.extension}`;
  writeFileSync(join(folder, file), await encoding.encode(image));
  const comments = [`Synthetic heart of synthesizeEcg(${JSON.stringify(page.heart)}), not a person`];
  for (const [name, bytes] of encodeWfdb({ ...truth.record, name: page.id, comments })) {
    writeFileSync(join(folder, name), bytes);
  }
  index.push(describePage(page, file, truth));
}
writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
console.log(`${index.length} pages in ${folder}`);

function describePage(page, file, truth) {
  const { id, category, layout, notes, drawing } = page;
  return {
    id,
    file,
    category,
    layout,
    paperSpeed: truth.paperSpeed,
    gain: truth.gain,
    dpi: drawing.dotsPerInch,
    pulse: drawing.pulse ?? 'left',
    notes,
    leads: truth.regions.map(({ lead, start, end }) => ({ lead, start, end })),
    truth: id,
  };
}
