import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';
import { type LeadName, leadNames } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { composePageTexts, type HeaderStyle } from './compose-page-texts.ts';
import { createRandomPicks, type RandomPicks } from './create-random-picks.ts';
import type { SeededRandom } from './create-seeded-random.ts';
import { estimateHeartRate } from './estimate-heart-rate.ts';
import type { FontName } from './font-faces.ts';
import { inventPageTexts } from './invent-page-texts.ts';
import { randomDecoys } from './random-decoys.ts';
import { randomPageColors } from './random-page-colors.ts';
import type { RenderOptions } from './render-options.ts';

export interface RandomPageChoices {
  /** Layouts to draw from: those of twelve leads come four times as often as others, and `3x4+1` twelve times. */
  readonly templates: readonly LayoutTemplate[];
  /** What will be drawn: its heart rate stands among the measurements then. Default: an invented one. */
  readonly record?: EcgRecord;
}

/** Longest row, in seconds; records of other lengths are drawn as far as they go. */
const longestRow = 10;
const sideMargin = 8;
/** Pulse with its feet, and air. */
const pulseRoom = 2 + 0.2 + 1;
const commonLayout = '3x4+1';
const commonWeight = 12;
const completeWeight = 4;
/** Rows that a narrow roll has room for. */
const rollRows = 4;
/** Words take at least so much room, mm. */
const smallestBand = 10;
/** Finest halftone of which a picture shows the dots, over its resolution. */
const halftonePart = 1 / 2.5;

/**
 * How a page as hospitals and generators print it could be drawn. Pure: it depends only on the random numbers and the
 * heart rate of the record. All names, numbers and statements on it are made up. The page lies flat and clean: wear is
 * not part of this.
 *
 * @throws EinthovenError OPTION_INVALID without templates.
 */
export function randomPageOptions(random: SeededRandom, { templates, record }: RandomPageChoices): RenderOptions {
  if (templates.length === 0) throw new EinthovenError('OPTION_INVALID', 'templates: expected at least one layout');
  const picks = createRandomPicks(random);
  const template = picks.weigh(templates.map((item) => [item, weighTemplate(item)] as const));
  const paper = choosePaper(picks, template);
  const scale = chooseScale(picks, template, paper.pageWidth);
  const texts = composePageTexts(
    {
      ...paper,
      style: chooseHeaderStyle(picks, paper.isRoll),
      texts: inventPageTexts(picks, record ? estimateHeartRate(record) : null),
      scaleText: writeScale(picks, scale),
    },
    picks,
  );
  const { isRoll: _, ...size } = paper;
  return {
    template,
    ...size,
    ...scale,
    ...texts,
    decoys: [...texts.decoys, ...randomDecoys(picks, paper)],
    ...chooseRows(picks, template, paper.pageHeight - texts.marginTop - texts.marginBottom),
    ...choosePen(picks),
    ...chooseGrid(picks),
    ...randomPageColors(picks),
    ...chooseMarks(picks),
    ...chooseFonts(picks),
    ...choosePrinter(picks, paper.dotsPerInch),
    rhythmLeads: chooseRhythmLeads(picks),
    seed: picks.whole(0, 0x7fffffff),
    ...chooseGridBand(picks, texts),
  };
}

function weighTemplate({ name, rows }: LayoutTemplate): number {
  if (name === commonLayout) return commonWeight;
  return rows.flat().length === leadNames.length ? completeWeight : 1;
}

function choosePaper({ weigh, between, chance }: RandomPicks, template: LayoutTemplate) {
  const isRoll = chance(0.07) && template.rows.length + template.rhythmStrips.length <= rollRows;
  const [pageWidth, pageHeight] = weigh<readonly [number, number]>([
    [[297, 210], 5],
    [[279.4, 215.9], 4],
    [[210, 297], 0.4],
    [[215.9, 279.4], 0.4],
    [[between(180, 320), between(120, 230)], 1],
  ]);
  const rollHeight = between(78, 112);
  const dotsPerInch = weigh([
    [200, 3],
    [150, 2],
    [300, 2],
    [100, 1],
    [Math.round(between(100, 300)), 4],
  ]);
  return { pageWidth, pageHeight: isRoll ? rollHeight : pageHeight, isRoll, dotsPerInch };
}

function chooseScale({ weigh, between, chance }: RandomPicks, template: LayoutTemplate, pageWidth: number) {
  const paperSpeed = weigh([
    [25, 8],
    [50, 1.5],
    [12.5, 0.7],
  ]);
  const crowded = template.rows.length + template.rhythmStrips.length > 7;
  const gain = weigh([
    [10, 8],
    [5, crowded ? 4 : 1.2],
    [20, crowded ? 0.2 : 0.8],
  ]);
  const chestGain = chance(0.08) ? (gain === 5 ? 10 : gain / 2) : undefined;
  const pulse = weigh<'left' | 'right' | 'none'>([
    ['left', 5],
    ['right', 2],
    ['none', 3],
  ]);
  const room = pageWidth - 2 * sideMargin - (pulse === 'none' ? 0 : pulseRoom + 0.2 * paperSpeed);
  const fits = Math.min(longestRow, room / paperSpeed);
  // Whole columns of a quarter of a second, as machines cut their rows; some programs fill the width instead.
  const columns = template.rows[0]?.length ?? 1;
  const step = 0.25 * columns;
  const whole = Math.max(step, Math.floor(fits / step + 1e-9) * step);
  const duration = chance(0.85) ? Math.min(fits, whole) : fits * between(0.7, 1);
  const lowPass = chance(0.4) ? weigh([25, 35, 40, 75, 100, 150].map((frequency) => [frequency, 1] as const)) : null;
  return {
    paperSpeed,
    gain,
    ...(chestGain === undefined ? {} : { chestGain }),
    duration,
    pulse,
    pulseShape: chestGain !== undefined && chance(0.7) ? ('stair' as const) : ('box' as const),
    lowPass,
    ...(chance(0.06) ? { columnTiming: 'simultaneous' as const } : {}),
  };
}

interface Scale {
  readonly paperSpeed: number;
  readonly gain: number;
  readonly chestGain?: number;
  readonly lowPass: number | null;
}

function writeScale({ pick, chance }: RandomPicks, { paperSpeed, gain, chestGain = gain, lowPass }: Scale): string {
  const gains = chestGain === gain ? `${gain}` : `${gain}/${chestGain}`;
  const band = lowPass ?? 150;
  const written = pick([
    `${paperSpeed}mm/s  ${gains}mm/mV`,
    `${paperSpeed} mm/s   ${gains} mm/mV   ${band}Hz`,
    `Speed: ${paperSpeed} mm/sec   Limb: ${gain} mm/mV   Chest: ${chestGain} mm/mV`,
    `F 50~ 0.15-${band} Hz W   ${paperSpeed}mm/s ${gains}mm/mV`,
    `${paperSpeed}mm/s  ${gains}mm/mV  ADS  ${band}Hz  50Hz`,
  ]);
  return chance(0.85) ? written : '';
}

function chooseHeaderStyle({ weigh }: RandomPicks, isRoll: boolean): HeaderStyle {
  if (isRoll) return 'strip';
  return weigh<HeaderStyle>([
    ['bare', 1.5],
    ['lines', 2.5],
    ['columns', 3],
    ['report', 2],
    ['table', 1.5],
    ['strip', 0.7],
    ['generator', 1],
  ]);
}

function chooseRows({ chance, between }: RandomPicks, template: LayoutTemplate, space: number) {
  const rowCount = template.rows.length + template.rhythmStrips.length;
  const fits = space / rowCount;
  // Nine millimetres are less than a millivolt needs: neighbours overlap.
  const closest = Math.min(fits, 9);
  const rowSpacing = Math.min(fits, chance(0.2) ? between(closest, closest + 10) : between(16, 42));
  return { ...(chance(0.45) ? {} : { rowSpacing }), continuousRows: chance(0.35) };
}

function choosePen({ between, chance }: RandomPicks) {
  return {
    penWidth: chance(0.7) ? between(0.2, 0.4) : between(0.15, 0.6),
    pointSpread: chance(0.65) ? ('area' as const) : ('tent' as const),
    strokeFading: chance(0.35) ? between(0.2, 0.95) : 0,
  };
}

function chooseGrid({ between, chance, weigh }: RandomPicks) {
  const gridStyle = weigh<'lines' | 'dots' | 'dashed' | 'majorOnly' | 'none'>([
    ['lines', 10],
    ['dots', 1.6],
    ['majorOnly', 1.2],
    ['none', 0.8],
    ['dashed', 0.5],
  ]);
  const gridMinorWidth = between(0.06, 0.2);
  return {
    gridStyle,
    gridMinorWidth,
    gridMajorWidth: chance(0.2) ? gridMinorWidth : between(Math.max(0.1, gridMinorWidth), 0.42),
    gridMargin: chance(0.25) ? between(1, 12) : 0,
    gridOffsetX: chance(0.5) ? between(0, 5) : 0,
    gridOffsetY: chance(0.5) ? between(0, 5) : 0,
    gridBreaks: chance(0.06) ? between(0.05, 0.5) : 0,
  };
}

/** Printers that draw their grid themselves often leave it out where the words stand. */
function chooseGridBand(
  { chance }: RandomPicks,
  margins: { readonly marginTop: number; readonly marginBottom: number },
) {
  const isHeadWhite = chance(0.3) && margins.marginTop > smallestBand;
  const isFootWhite = chance(0.4) && isHeadWhite && margins.marginBottom > smallestBand;
  return {
    ...(isHeadWhite ? { gridTop: margins.marginTop } : {}),
    ...(isFootWhite ? { gridBottom: margins.marginBottom } : {}),
  };
}

function chooseMarks({ between, chance, pick, weigh }: RandomPicks) {
  const upperCase: Partial<Record<LeadName | '-aVR', string>> = { aVR: 'AVR', aVL: 'AVL', aVF: 'AVF' };
  const german: Partial<Record<LeadName | '-aVR', string>> = { '-aVR': '-R', aVR: 'aVr', aVL: 'aVl', aVF: 'aVf' };
  const namedLeads = Object.fromEntries(leadNames.map((lead) => [lead, `Lead ${lead}`]));
  return {
    labels: weigh<'above' | 'below' | 'over' | 'left' | 'none'>([
      ['above', 6],
      ['below', 1.5],
      ['over', 1],
      ['left', 1],
      ['none', 0.6],
    ]),
    labelHeight: between(1.9, 4.6),
    labelOffsetX: chance(0.3) ? between(-2, 3) : 0,
    labelOffsetY: chance(0.4) ? between(-5, 2.5) : 0,
    labelNames: weigh<Partial<Record<LeadName | '-aVR', string>>>([
      [{}, 8],
      [upperCase, 1],
      [german, 0.5],
      [namedLeads, 0.2],
    ]),
    separators: weigh<'none' | 'tick' | 'line'>([
      ['none', 5],
      ['tick', 3],
      ['line', 1],
    ]),
    separatorWidth: between(0.2, 0.7),
    pulseRows: pick(['every', 'every', 'every', 'first', 'last'] as const),
  };
}

function chooseFonts({ chance, weigh }: RandomPicks) {
  const face = () =>
    weigh<FontName>([
      ['sans', 4],
      ['bold', 3],
      ['plain', 2],
      ['condensed', 2],
      ['boldCondensed', 1],
      ['wide', 1],
      ['serif', 0.7],
      ['roman', 2],
      ['boldRoman', 1.3],
      ['typewriter', 1],
      ['boldTypewriter', 1.2],
      ['dotMatrix', 1],
    ]);
  const font = face();
  const other = face();
  return { font, ...(chance(0.3) ? { labelFont: other } : {}) };
}

/** How the page came out of the printer: tones and edges. */
function choosePrinter({ chance, between, pick }: RandomPicks, dotsPerInch: number) {
  const cuts = { left: between(0, 6), top: between(0, 6), right: between(0, 6), bottom: between(0, 6) };
  const halftoneFrequency = Math.min(between(60, 130), dotsPerInch * halftonePart);
  return {
    ...(chance(0.15) ? { crop: cuts } : {}),
    ...(chance(0.05) ? { halftone: pick(['gray', 'color'] as const), halftoneFrequency } : {}),
  };
}

function chooseRhythmLeads({ weigh }: RandomPicks): readonly LeadName[] {
  return weigh<readonly LeadName[]>([
    [['II', 'V1', 'V5'], 6],
    [['V1', 'II', 'V5'], 2],
    [['II', 'V5', 'V1'], 1],
    [['V5', 'II', 'V1'], 0.5],
    [['I', 'aVF', 'V2'], 0.4],
    [['III', 'aVL', 'V4'], 0.2],
  ]);
}
