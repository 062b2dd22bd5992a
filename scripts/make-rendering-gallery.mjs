/**
 * Draws docs/images/rendering, every preset and every wear on a small page, with the built command line, and writes the
 * tables of docs/rendering.md that show them. The same sources give the same pictures.
 * npm run build && npm run docs:gallery
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillTable } from './measured-tables.mjs';

/** A page so small that its picture need not be made smaller. */
const smallPage =
  '--template 3x1 --dpi 90 --set render.pageWidth=100 --set render.pageHeight=62 --set render.duration=3 --set render.header=[]';
/** Three pictures side by side are as wide as a page of documentation. */
const width = 360;
const columns = 3;
const quality = 68;
const maximumBytes = 60_000;
const maximumTotal = 1_500_000;

const set = (...options) => options.map((option) => `--set ${option}`).join(' ');
const wear = (...options) => `${smallPage} ${set(...options.map((option) => `wear.${option}`))}`;
/** Seen from above at an angle, with something around the page. */
const onGround = (ground, color) =>
  wear(`background=${ground}`, `backgroundColor=[${color}]`, 'zoom=0.75', 'tiltX=15', 'rotation=5', 'shadows=1');

/** By table: caption and words of the command line; what stands in the caption as code is what makes the picture. */
const tables = {
  presets: {
    plain: ['`--preset plain`, the default', '--preset plain'],
    reference: ['`--preset reference`, the page of the reference generator', '--preset reference'],
    layout: ['`--template 4x3+2`', '--template 4x3+2'],
    bold: ['`render.font=bold`', '--set render.font=bold'],
    roman: ['`render.font=boldRoman`', '--set render.font=boldRoman'],
    band: ['`render.gridTop=32`, `render.gridBottom=18`', '--set render.gridTop=32 --set render.gridBottom=18'],
    'random-9': ['`--preset random`', '--preset random --seed 9'],
    'random-12': ['`--preset random`', '--preset random --seed 12'],
    'random-15': ['`--preset random`', '--preset random --seed 15'],
    'random-17': ['`--preset random`', '--preset random --seed 17'],
    'random-18': ['`--preset random`', '--preset random --seed 18'],
    'random-20': ['`--preset random`', '--preset random --seed 20'],
  },
  captures: {
    scan: ['`--wear scan`', '--wear scan:0.8 --seed 2'],
    wrinkled: ['`--wear wrinkled`', '--wear wrinkled:0.8'],
    photo: ['`--wear photo`', '--wear photo:0.8'],
    screen: ['`--wear screen`', '--wear screen:0.8'],
    bilevel: ['`--wear bilevel`', '--wear bilevel:0.8'],
    copy: ['`--wear copy`', '--wear copy:0.8 --seed 4'],
  },
  paper: {
    'ink-fading': ['`wear.inkFading=0.7`', wear('inkFading=0.7')],
    'grid-fading': ['`wear.gridFading=0.7`', wear('gridFading=0.7')],
    'grid-gaps': ['`wear.gridGaps=0.5`', wear('gridGaps=0.5')],
    aging: ['`wear.paperAging=0.8`', wear('paperAging=0.8')],
    print: ['`wear.printDotsPerInch=60`', wear('printDotsPerInch=60')],
    stains: ['`wear.stains=4`', wear('stains=4')],
    rings: ['`wear.rings=2`', wear('rings=2', 'stainDarkness=0.5')],
    mould: ['`wear.mould=6`', wear('mould=6')],
    highlighter: ['`wear.highlighter=2`', wear('highlighter=2')],
    scribbles: ['`wear.scribbles=4`', wear('scribbles=4')],
    stamps: ['`wear.stamps=2`', wear('stamps=2')],
    tears: ['`wear.tears=2`', wear('tears=2')],
    holes: ['`wear.holes=2`', wear('holes=2')],
    folds: ['`wear.folds=2`', wear('folds=2', 'creaseShading=0.7')],
    wrinkles: ['`wear.wrinkles=25`', wear('wrinkles=25', 'creaseShading=0.8', 'creaseDisplacement=0.3')],
    curl: ['`wear.curl=4`', wear('curl=4', 'curlShading=0.6')],
    photocopies: ['`wear.photocopies=3`', wear('photocopies=3')],
    fax: ['`wear.fax=standard`', wear('fax=standard')],
  },
  capture: {
    rotation: ['`wear.rotation=6`', wear('rotation=6')],
    scanner: ['`wear.stretchX=0.03`, `wear.rowSpeedWobble=2`', wear('stretchX=0.03', 'rowSpeedWobble=2')],
    cut: ['`wear.cut=0.3`', wear('cut=0.3')],
    lens: ['`wear.lensDistortion=0.12`', wear('lensDistortion=0.12', 'zoom=0.85')],
    desk: ['`wear.tiltX=15`, `wear.background=desk`', onGround('desk', '170,140,105')],
    wood: ['`wear.background=wood`', onGround('wood', '150,105,65')],
    cloth: ['`wear.background=cloth`', onGround('cloth', '60,90,130')],
    tiles: ['`wear.background=tiles`', onGround('tiles', '180,190,185')],
    clutter: ['`wear.background=clutter`', onGround('clutter', '120,130,125')],
    'light-falloff': ['`wear.lightFalloff=0.7`', wear('lightFalloff=0.7')],
    shadows: ['`wear.shadows=2`', wear('shadows=2', 'shadowDarkness=0.5', 'shadowSoftness=6')],
    fingers: ['`wear.fingers=2`', onGround('desk', '170,140,105').replace('shadows=1', 'fingers=2')],
    vignette: ['`wear.vignette=0.8`', wear('vignette=0.8')],
    gloss: ['`wear.gloss=0.8`', wear('gloss=0.8')],
    moire: ['`wear.screen=0.4`', wear('screen=0.4', 'rotation=2')],
    color: ['`wear.colorCast=[1.1,0.95,0.75]`', wear('colorCast=[1.1,0.95,0.75]')],
    contrast: ['`wear.contrast=0.5`', wear('contrast=0.5')],
    defocus: ['`wear.defocus=1.5`', wear('defocus=1.5')],
    motion: ['`wear.motion=6`', wear('motion=6')],
    sharpening: ['`wear.sharpening=3`', wear('defocus=0.8', 'sharpening=3')],
    noise: ['`wear.luminanceNoise=25`, `wear.chromaNoise=20`', wear('luminanceNoise=25', 'chromaNoise=20')],
    grain: ['`wear.noiseGrain=2`', wear('luminanceNoise=25', 'noiseGrain=2')],
    streaks: ['`wear.streaks=12`', wear('streaks=12')],
    dust: ['`wear.dust=4`', wear('dust=4')],
    'salt-and-pepper': ['`wear.saltAndPepper=0.02`', wear('saltAndPepper=0.02')],
    bilevel: ['`wear.bilevelThreshold=150`', wear('bilevelThreshold=150', 'lightFalloff=0.8')],
    adaptation: ['`wear.bilevelAdaptation=1`', wear('bilevelThreshold=150', 'bilevelAdaptation=1', 'lightFalloff=0.8')],
    jpeg: ['`wear.jpegQuality=8`', wear('jpegQuality=8')],
  },
};

// The one that comes with @einthoven/node.
const sharp = createRequire(import.meta.resolve('@einthoven/node'))('sharp');
const command = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const folder = fileURLToPath(new URL('../docs/images/rendering/', import.meta.url));
const documentPath = fileURLToPath(new URL('../docs/rendering.md', import.meta.url));

mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'einthoven-gallery-'));
let text = readFileSync(documentPath, 'utf8');
let total = 0;
const written = new Set();
try {
  for (const [table, entries] of Object.entries(tables)) {
    const cells = [];
    for (const [name, [caption, words]] of Object.entries(entries)) {
      const file = `${table}-${name}.jpg`;
      total += await draw(file, words);
      written.add(file);
      cells.push(`![${caption.replaceAll('`', '')}](images/rendering/${file})<br>${caption}`);
    }
    text = fillTable(text, table, layTable(cells));
  }
} finally {
  rmSync(scratch, { recursive: true });
}
writeFileSync(documentPath, text);
for (const file of readdirSync(folder)) if (!written.has(file)) rmSync(join(folder, file));
console.log(`${written.size} pictures, ${total} bytes, in docs/images/rendering`);
if (total > maximumTotal) throw new Error(`The pictures have ${total} bytes; at most ${maximumTotal} are allowed.`);

/** Renders a page with these words of the command line and saves its picture; gives back the size in bytes. */
async function draw(file, words) {
  const out = join(scratch, file);
  const all = ['render', '--synthetic', '1', '--truth', 'none', '--quiet', '--workers', '1', '--out', out];
  const { status } = spawnSync(process.execPath, [command, ...all, ...words.split(' ')], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`einthoven render ${words}: exit status ${status}`);
  const bytes = await sharp(join(out, 'heart-00001.png'))
    .resize({ width, withoutEnlargement: true })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
  if (bytes.length > maximumBytes) throw new Error(`${file} has ${bytes.length} bytes, at most ${maximumBytes}.`);
  writeFileSync(join(folder, file), bytes);
  return bytes.length;
}

/** Cells in rows of a Markdown table without headings. */
function layTable(cells) {
  const line = (parts) => `| ${Array.from({ length: columns }, (_, index) => parts[index] ?? '').join(' | ')} |`;
  const rows = [];
  for (let first = 0; first < cells.length; first += columns) rows.push(line(cells.slice(first, first + columns)));
  return [line([]), `|${' --- |'.repeat(columns)}`, ...rows].join('\n');
}
