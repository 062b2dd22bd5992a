/**
 * How often the leads of a page get their names: random pages of every shipped layout, most of them worn, rendered from
 * records, digitized up to the layout and compared with what was drawn. Prints a Markdown table. The same arguments give
 * the same pages.
 * npm run build && node scripts/measure-layouts.mjs --records path/to/records --pages 100
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  randomPageOptions,
  randomWear,
  renderPage,
  wearRenderedPage,
} from '@einthoven/core/render';
import { createStageContext, encodePng, readRecordFile } from '@einthoven/node';

/** Of five pages two are as they were drawn; the others are worn this much (0 to 1). */
const wornOfFive = 3;
const strength = 0.5;
/** Seconds by which the start of a lead may be off. */
const sameStart = 0.15;

const { values: given } = parseArgs({
  options: {
    records: { type: 'string' },
    pages: { type: 'string', default: '100' },
    first: { type: 'string', default: '0' },
    verbose: { type: 'boolean', default: false },
  },
});
if (given.records === undefined) throw new Error('--records: expected a folder of WFDB records');
const templates = parseLayoutTemplates(shippedLayouts);
const headers = readdirSync(given.records)
  .filter((name) => name.endsWith('.hea'))
  .sort();
const tally = { pages: 0, right: 0, 'leads missing': 0, 'times wrong': 0, 'names wrong': 0, refused: 0 };
const names = { right: 0, wrong: 0, drawn: 0 };
for (let number = Number(given.first); number < Number(given.first) + Number(given.pages); number++) {
  const outcome = await measure(number);
  tally.pages++;
  tally[outcome.kind]++;
  for (const key of Object.keys(names)) names[key] += outcome[key] ?? 0;
  if (given.verbose) console.error(number, JSON.stringify(outcome));
}
const share = (count, all) => `${((100 * count) / Math.max(1, all)).toFixed(1)} %`;
console.log('| outcome | pages | share |\n|---|---|---|');
for (const [kind, count] of Object.entries(tally)) console.log(`| ${kind} | ${count} | ${share(count, tally.pages)} |`);
console.log(`\nLeads of pages that were read: ${names.right} right, ${names.wrong} wrong of ${names.drawn} drawn.`);

async function measure(number) {
  const header = headers[(7 * number) % headers.length];
  const record = await readRecordFile(join(given.records, header), { duration: 10, limbLeads: 'complete' });
  const template = templates[number % templates.length];
  const options = randomPageOptions(createSeededRandom(7000 + number), { templates: [template], record });
  const drawn = renderPage(record, options);
  const worn = number % 5 >= 5 - wornOfFive;
  const { image, truth } = worn
    ? wearRenderedPage(drawn, randomWear(createSeededRandom(100 + number), strength), number)
    : drawn;
  const about = { template: template.name, worn };
  const layouts = [];
  const context = createStageContext({ maximumSeconds: 300 });
  try {
    await digitizePage(
      { sourceName: 'page.png', bytes: await encodePng(image), pageIndex: 0 },
      digitizeOptionsSchema.parse({ read: { maximumSeconds: 300 } }),
      {
        ...context,
        observe: ({ stage, page }) => {
          if (stage === 'layout') layouts.push(page);
        },
        throwIfStopped: () => {
          if (layouts.length > 0) throw new Error('The layout is all that is asked for.');
          context.throwIfStopped();
        },
      },
    );
  } catch (error) {
    if (layouts.length === 0) return { kind: 'refused', ...about, code: error.code, message: error.message };
  }
  return { ...about, ...compare(layouts[0], truth) };
}

/** Every lead of the layout against the drawn one whose middle it covers in the picture. */
function compare({ layout, grid }, truth) {
  const places = truth.regions.map((region) => ({ region, middle: middleOf(region.centreLine) }));
  const seen = places.filter(({ middle }) => middle !== null);
  let [right, wrong, late] = [0, 0, 0];
  const wrongNames = [];
  for (const { region, middle } of seen) {
    const over = layout.regions
      .filter(({ rhythmStrip }) => rhythmStrip === region.rhythmStrip)
      .map((found) => ({ found, distance: distanceTo(found, middle, { layout, grid }) }))
      .sort((one, two) => one.distance - two.distance)[0];
    if (over === undefined || over.distance > nearEnough(layout)) continue;
    if (over.found.lead !== region.lead) {
      wrong++;
      wrongNames.push(`${region.lead} as ${over.found.lead}`);
    } else if (Math.abs(over.found.start - region.start) > sameStart) late++;
    else right++;
  }
  const kind = wrong > 0 ? 'names wrong' : late > 0 ? 'times wrong' : right < seen.length ? 'leads missing' : 'right';
  return { kind, name: layout.name, right: right + late, wrong, drawn: seen.length, wrongNames };
}

/** The middle of what is to be seen of a drawn lead, in pixels; null: nothing. */
function middleOf({ columns, rows }) {
  const points = Array.from(columns, (column, index) => [column, rows[index]]).filter(
    ([column, row]) => Number.isFinite(column) && Number.isFinite(row),
  );
  return points[points.length >> 1] ?? null;
}

/** Distance in millimetres of a point of the picture from the middle of a region, nearest on the map of the page. */
function distanceTo(region, [column, row], { layout, grid }) {
  const { map } = grid;
  let best = { distance: Number.POSITIVE_INFINITY, x: 0, y: 0 };
  for (let index = 0; index < map.sourceColumn.length; index++) {
    const distance = Math.hypot(map.sourceColumn[index] - column, map.sourceRow[index] - row);
    if (distance < best.distance) {
      const x = map.originX + (index % map.columns) * map.pitch;
      best = { distance, x, y: map.originY + Math.floor(index / map.columns) * map.pitch };
    }
  }
  if (best.x < region.left - map.pitch || best.x > region.right + map.pitch) return Number.POSITIVE_INFINITY;
  return Math.abs(best.y - layout.rows[region.row].baseline);
}

function nearEnough({ rows }) {
  const gaps = rows.slice(1).map((row, index) => row.baseline - rows[index].baseline);
  return gaps.length === 0 ? 20 : 0.6 * Math.max(...gaps);
}
