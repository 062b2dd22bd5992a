/**
 * What was read of a rendered page, as far as its layout, against what was drawn on it.
 *
 * @typedef {import('@einthoven/core').LaidOutPage} LaidOutPage
 * @typedef {import('@einthoven/core/render').RenderTruth} RenderTruth
 * @typedef {'right' | 'leads missing' | 'times wrong' | 'names wrong'} LayoutOutcome
 */

/** Seconds by which the start of a lead may be off. */
const sameStart = 0.15;
/** Speeds and gains are the same within this part. */
const sameScale = 0.02;
/** Places of a drawn lead that are looked at, and the part of them that a lead which was read has to cover. */
const places = 15;
const leastCovered = 0.5;
/** Points further from the map of the page than this many of its steps lie beside it. */
const besideMap = 1.5;
/** Leads further from a row than this part of the distance of rows do not stand in it; mm where there is one row only. */
const nearRow = 0.6;
const nearOnlyRow = 20;

/**
 * Every drawn lead against the one that was read in its place. Times count from the first lead, or from the edge of a
 * picture that shows no begin of it, and in millimetres: a wrong speed is told by `compareScale`.
 *
 * @param {LaidOutPage} page
 * @param {RenderTruth} truth
 */
export function compareLeads(page, truth) {
  const { layout } = page;
  const drawn = truth.regions
    .map((region) => ({ region, points: pointsOnPaper(region.centreLine, page) }))
    .filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ region, points }) => {
    const nearest = findLead(layout, region.rhythmStrip, points);
    return nearest === null ? [] : [{ region, ...nearest }];
  });
  // A lead that was not found does not stand in the row of its neighbour.
  const pairs = all.filter(
    ({ found, distance }) => !all.some((other) => other.found === found && other.distance < distance),
  );
  const wrongNames = pairs
    .filter(({ region, found }) => region.lead !== found.lead)
    .map(({ region, found }) => `${region.lead} as ${found.lead}`);
  const same = pairs.filter(({ region, found }) => region.lead === found.lead);
  const stretch = layout.paperSpeed / truth.paperSpeed;
  const shifts = same.map(({ region, found }) => found.start * stretch - seenFrom(region));
  // A page that is cut on its left begins later.
  const isCut = drawn.some(({ region }) => seenFrom(region) > region.start + sameStart);
  const cut = layout.missingLeads !== undefined || isCut ? median(shifts) : 0;
  const late = shifts.filter((shift) => Math.abs(shift - cut) > sameStart).length;
  /** @type {LayoutOutcome} */
  const kind =
    wrongNames.length > 0
      ? 'names wrong'
      : late > 0
        ? 'times wrong'
        : same.length < drawn.length
          ? 'leads missing'
          : 'right';
  return { kind, name: layout.name, right: same.length, wrong: wrongNames.length, drawn: drawn.length, wrongNames };
}

/**
 * Speed and gains of limb and chest leads against what was drawn, by whom they could be told, and whether a doubt is told.
 *
 * @param {LaidOutPage} page
 * @param {RenderTruth} truth
 */
export function compareScale({ layout, grid }, truth) {
  const drawn = { speed: truth.paperSpeed, ...gainsOf(truth.regions) };
  /** @type {Record<string, number>} */
  const found = { speed: layout.paperSpeed, ...gainsOf(layout.regions) };
  const wrong = Object.entries(drawn).filter(
    ([key, value]) => found[key] !== undefined && Math.abs(found[key] / value - 1) > sameScale,
  );
  const sources = layout.regions.flatMap(({ paperSpeedSource, gainSource }) => [paperSpeedSource, gainSource]);
  const isFlagged =
    layout.calibration.conflicts.length > 0 || sources.includes('assumed') || grid.scaleSource === 'assumed';
  return {
    scale: drawn,
    scaleRead: found,
    scaleWrong: wrong.map(([key]) => key),
    isFlagged,
    sources: [...new Set(sources)],
  };
}

/**
 * Witnesses of speed and gains that the picture shows beside the grid: pulses and printed words, whole in the picture. A
 * pulse that shows the gain of the limb leads only is none where chest leads have another one.
 *
 * @param {RenderTruth} truth
 */
export function listWitnesses(truth) {
  const into = new Float64Array(2);
  const isSeen = (/** @type {number} */ x, /** @type {number} */ y) => truth.paperToPicture.toPicture(x, y, into);
  const seen = truth.pulses.filter(
    ({ left, right, top, foot }) =>
      isSeen(left, top) && isSeen(right, top) && isSeen(left, foot) && isSeen(right, foot),
  );
  const shown = seen.flatMap(({ steps }) => steps.map(({ gain }) => gain));
  const pulse = truth.regions.every(({ gain }) => shown.includes(gain));
  const print = truth.texts.some(
    ({ text, x, y, width }) => /mm\/(s|mV)/i.test(text) && isSeen(x, y) && isSeen(x + width, y),
  );
  return [...(pulse ? ['pulse'] : []), ...(print ? ['print'] : [])];
}

/**
 * @param {readonly { readonly lead: string; readonly gain: number }[]} regions
 * @returns {{ limb?: number; chest?: number }} mm/mV, of those that are there
 */
function gainsOf(regions) {
  const limb = regions.find(({ lead }) => !lead.startsWith('V'))?.gain;
  const chest = regions.find(({ lead }) => lead.startsWith('V'))?.gain;
  return { ...(limb === undefined ? {} : { limb }), ...(chest === undefined ? {} : { chest }) };
}

/**
 * When a lead begins, as far as the picture shows it.
 *
 * @param {RenderTruth['regions'][number]} region
 */
function seenFrom({ start, times, centreLine }) {
  const first = centreLine.columns.findIndex((column) => Number.isFinite(column));
  return start + Math.max(0, (times[first] ?? Number.NaN) - (times[0] ?? Number.NaN));
}

/**
 * Whether a person could say which leads a page shows: names are printed, or limb leads, which their laws tell, or all six
 * chest leads, which their order tells.
 *
 * @param {RenderTruth} truth
 */
export function canBeNamed({ options, regions }) {
  const chest = regions.filter(({ lead }) => lead.startsWith('V'));
  return options.labels !== 'none' || chest.length < regions.length || chest.length >= 6;
}

/**
 * @param {LaidOutPage['layout']} layout
 * @param {boolean} rhythmStrip
 * @param {readonly { readonly x: number; readonly y: number }[]} points
 */
function findLead({ regions, rows }, rhythmStrip, points) {
  let nearest = nearEnough(rows);
  let found = null;
  for (const region of regions) {
    if (region.rhythmStrip !== rhythmStrip) continue;
    const inside = points.filter(({ x }) => x >= region.left && x <= region.right);
    if (inside.length < leastCovered * points.length) continue;
    const distance = Math.abs(median(inside.map(({ y }) => y)) - (rows[region.row]?.baseline ?? Number.NaN));
    if (distance > nearest) continue;
    nearest = distance;
    found = region;
  }
  return found === null ? null : { found, distance: nearest };
}

/** @param {LaidOutPage['layout']['rows']} rows */
function nearEnough(rows) {
  const gaps = rows.slice(1).map((row, index) => row.baseline - (rows[index]?.baseline ?? Number.NaN));
  return gaps.length === 0 ? nearOnlyRow : nearRow * Math.max(...gaps);
}

/**
 * Points of a drawn line on the flat paper of the page that was read, where that reaches.
 *
 * @param {RenderTruth['regions'][number]['centreLine']} line
 * @param {LaidOutPage} page
 */
function pointsOnPaper({ columns, rows }, { grid: { map } }) {
  const seen = Array.from(columns, (column, index) => [column, rows[index] ?? Number.NaN]).filter(
    ([column, row]) => Number.isFinite(column) && Number.isFinite(row),
  );
  const chosen = Array.from({ length: Math.min(places, seen.length) }, (_, index) => {
    return seen[Math.floor(((index + 0.5) * seen.length) / Math.min(places, seen.length))] ?? [];
  });
  return chosen.flatMap(([column = Number.NaN, row = Number.NaN]) => {
    const index = nearestNode(map, column, row);
    const next = index % map.columns === 0 ? index + 1 : index - 1;
    const [u, v] = [map.sourceColumn[index] ?? Number.NaN, map.sourceRow[index] ?? Number.NaN];
    const step = Math.hypot((map.sourceColumn[next] ?? Number.NaN) - u, (map.sourceRow[next] ?? Number.NaN) - v);
    if (!(Math.hypot(u - column, v - row) <= besideMap * step)) return [];
    return [
      {
        x: map.originX + (index % map.columns) * map.pitch,
        y: map.originY + Math.floor(index / map.columns) * map.pitch,
      },
    ];
  });
}

/**
 * @param {LaidOutPage['grid']['map']} map
 * @param {number} column
 * @param {number} row
 */
function nearestNode({ sourceColumn, sourceRow }, column, row) {
  let [best, nearest] = [0, Number.POSITIVE_INFINITY];
  for (let index = 0; index < sourceColumn.length; index++) {
    const across = (sourceColumn[index] ?? Number.NaN) - column;
    const down = (sourceRow[index] ?? Number.NaN) - row;
    const distance = across * across + down * down;
    if (distance < nearest) [best, nearest] = [index, distance];
  }
  return best;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
