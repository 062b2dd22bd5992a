import type { RandomPicks } from './create-random-picks.ts';
import type { Decoy } from './decoy-schema.ts';
import type { InventedTexts } from './invent-page-texts.ts';

/**
 * How the words of a page are set: `bare`: none; `lines`: a few at the left; `columns`: intervals below the name,
 * statements in the middle, as many carts print; `report`: a wide header with a list of measurements and axes;
 * `table`: measurements in a ruled table; `strip`: one line and upright text at the edge, as on rolls; `generator`:
 * three columns, as programs draw pages from records.
 */
export const headerStyles = ['bare', 'lines', 'columns', 'report', 'table', 'strip', 'generator'] as const;
export type HeaderStyle = (typeof headerStyles)[number];

export interface ComposedTexts {
  readonly header: readonly string[];
  readonly footer: readonly string[];
  readonly texts: readonly PlacedLine[];
  readonly decoys: readonly Decoy[];
  /** Paper that the words need above and below the rows, mm. */
  readonly marginTop: number;
  readonly marginBottom: number;
}

interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly angle?: number;
}

export interface ComposedPage {
  readonly style: HeaderStyle;
  readonly texts: InventedTexts;
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** What the page says about its scale, as `25mm/s 10mm/mV`. */
  readonly scaleText: string;
}

const edge = 8;
/** From line to line over the height of capitals. */
const lineStep = 1.75;

/** The words of a page in one of the usual settings. */
export function composePageTexts(page: ComposedPage, picks: RandomPicks): ComposedTexts {
  const height = picks.between(1.7, 2.7);
  const set = (lines: readonly string[], x: number, top: number): PlacedLine[] =>
    lines.map((text, index) => ({ text, x, y: top + height + index * lineStep * height, height }));
  const below = page.pageHeight - edge;
  const scale = set([page.scaleText], edge + picks.between(0, 60), below - height);
  return { ...blank, ...settings[page.style]({ ...page, height, set, scale, below }, picks) };
}

const blank: ComposedTexts = { header: [], footer: [], texts: [], decoys: [], marginTop: edge, marginBottom: edge };

interface Setting extends ComposedPage {
  readonly height: number;
  readonly set: (lines: readonly string[], x: number, top: number) => PlacedLine[];
  /** The line about the scale, at the foot of the page. */
  readonly scale: readonly PlacedLine[];
  readonly below: number;
}

const settings: Readonly<Record<HeaderStyle, (page: Setting, picks: RandomPicks) => Partial<ComposedTexts>>> = {
  bare: ({ scale }, { chance }) => (chance(0.5) ? { texts: scale, marginBottom: 12 } : {}),
  lines: (page, { pick }) => {
    const { texts } = page;
    const separator = pick([': ', ' ', ' = ']);
    const lines = [`Name${separator}${texts.name}`, `ID${separator}${texts.id}`, `${texts.date}  ${texts.time}`];
    return finish(page, [...page.set([...lines, ...texts.statements.slice(0, 2)], edge, edge), ...page.scale], 5);
  },
  columns: (page, { between, pick }) => {
    const { texts, set, pageWidth } = page;
    const head = set([`${texts.name}   ID:${texts.id}   ${texts.date}  ${texts.time}`, texts.clinic], edge, edge);
    const top = edge + 2 * lineStep * page.height;
    const unit = pick(['BPM', 'bpm', '/min']);
    const left = set([`${texts.age} yr`, texts.sex, `Room:${texts.id.slice(0, 2)}`, 'Opt:'], edge, top);
    const names = ['Vent. rate', 'PR interval', 'QRS duration', 'QT/QTc', 'P-R-T axes'];
    const values = [`${texts.heartRate}`, `${texts.pr}`, `${texts.qrs}`, `${texts.qt}/${texts.correctedQt}`];
    const axes = texts.axes.join('  ');
    const x = pageWidth * between(0.14, 0.2);
    const columns = [
      ...set(names, x, top),
      ...set([...values, axes], x + 14 * page.height, top),
      ...set([unit, 'ms', 'ms', 'ms'], x + 23 * page.height, top),
      ...set(texts.statements, pageWidth * between(0.45, 0.55), top),
      ...set(['Referred by:', pick(['Unconfirmed', 'Confirmed By:'])], pageWidth * 0.78, top + 3 * page.height),
    ];
    return finish(page, [...head, ...left, ...columns, ...page.scale], 8);
  },
  report: (page, { between, pick }) => {
    const { texts, set, pageWidth, height } = page;
    const { heartRate, pr, qrs, qt, correctedQt, axes } = texts;
    const name = pick(['Rate', 'HR']);
    const left = set([name, 'PR', 'QRSD', 'QT', 'QTc'], edge, edge + 2 * lineStep * height);
    const numbers = set([heartRate, pr, qrs, qt, correctedQt].map(String), edge + 7 * height, left[0]!.y - height);
    const axis = set(['--AXIS--', `P    ${axes[0]}`, `QRS  ${axes[1]}`, `T    ${axes[2]}`], edge, left.at(-1)!.y + 1);
    const dotted = texts.statements.map((text) => `. ${text}${'.'.repeat(Math.max(2, 46 - text.length))}`);
    const x = pageWidth * between(0.22, 0.3);
    const head = set([`${texts.id}   ${texts.date} ${texts.time}   ${texts.clinic}`, texts.name], edge, edge);
    const right = set(['12 Lead; Standard Placement', `${texts.age} Years   ${texts.sex}`], pageWidth * 0.72, edge);
    return finish(
      page,
      [...head, ...left, ...numbers, ...axis, ...set(dotted, x, edge + 11), ...right, ...page.scale],
      12,
    );
  },
  table: (page, { between, chance }) => {
    const { texts, set, pageWidth, height } = page;
    const { heartRate, pr, qrs, qt, correctedQt, axes } = texts;
    const cells = [
      ['HR', `${heartRate}`, 'P', `${axes[0]}°`],
      ['PR', `${pr}`, 'QRS', `${axes[1]}°`],
      ['QRS', `${qrs}`, 'T', `${axes[2]}°`],
      ['QT', `${qt}`, 'QTc', `${correctedQt}`],
    ];
    const rowHeight = 1.9 * height;
    const x = pageWidth * between(0.5, 0.66);
    const table: Decoy = {
      kind: 'table',
      x,
      y: edge,
      cells,
      columnWidth: 6.5 * height,
      rowHeight,
      isRuled: chance(0.7),
    };
    const head = set([texts.name, `${texts.id}  ${texts.sex} ${texts.age}`, `${texts.date} ${texts.time}`], edge, edge);
    const statements = set(texts.statements.slice(0, 3), pageWidth * 0.2, edge);
    const composed = finish(page, [...head, ...statements, ...page.scale], 4);
    return { ...composed, decoys: [table], marginTop: Math.max(composed.marginTop, edge + 4.6 * rowHeight) };
  },
  strip: (page, { chance }) => {
    const { texts, set, pageHeight, height } = page;
    const line = `${texts.date} ${texts.time}  ID ${texts.id}  HR ${texts.heartRate}  ${page.scaleText}`;
    const upright = { text: texts.clinic, x: 4 + height, y: pageHeight - edge, height, angle: 90 };
    return finish(page, [...set([line], edge, 2), ...(chance(0.5) ? [upright] : [])], 1);
  },
  generator: (page) => {
    const { texts, set, pageWidth } = page;
    const columns = [
      ...set([`ID: ${texts.id}`, `Age: ${texts.age} yrs`, `Sex: ${texts.sex}`], edge / 4, edge / 4),
      ...set([`Name: ${texts.name}`, `Height: ${150 + (texts.age % 40)} cm`], 0.27 * pageWidth, edge / 4),
      ...set([`Date: ${texts.date}, ${texts.time}`, `Weight: ${50 + (texts.pr % 50)} kg`], 0.54 * pageWidth, edge / 4),
    ];
    return finish(page, [...columns, ...page.scale], 3);
  },
};

/** Room above the rows for so many lines, and below them for one. */
function finish(
  page: Setting,
  texts: readonly PlacedLine[],
  lineCount: number,
): Partial<ComposedTexts> & {
  readonly marginTop: number;
} {
  const line = lineStep * page.height;
  return { texts, marginTop: edge + lineCount * line, marginBottom: edge + 1.5 * line };
}
