import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';
import { type LeadName, leadNames } from '../model/lead.ts';
import { createRandomPicks, type RandomPicks } from './create-random-picks.ts';
import type { SeededRandom } from './create-seeded-random.ts';
import { inventPageTexts } from './invent-page-texts.ts';
import { randomPageColors } from './random-page-colors.ts';
import type { RenderOptions } from './render-options.ts';

export interface RandomPageChoices {
  /** Layouts to draw from: those of twelve leads come four times as often as others, and `3x4+1` twelve times. */
  readonly templates: readonly LayoutTemplate[];
}

/** Longest row, in seconds; records of other lengths are drawn as far as they go. */
const longestRow = 10;
const sideMargin = 8;
/** Pulse with its feet, and air. */
const pulseRoom = 2 + 0.2 + 1;
const lineHeight = 4.4;
const pageMargin = 10;
const commonLayout = '3x4+1';
const commonWeight = 12;
const completeWeight = 4;

/**
 * How a page as hospitals and generators print it could be drawn. Pure: it depends only on the random numbers. All
 * names, numbers and statements on it are made up. The page lies flat and clean: wear is not part of this.
 *
 * @throws EinthovenError OPTION_INVALID without templates.
 */
export function randomPageOptions(random: SeededRandom, { templates }: RandomPageChoices): RenderOptions {
  if (templates.length === 0) throw new EinthovenError('OPTION_INVALID', 'templates: expected at least one layout');
  const picks = createRandomPicks(random);
  const template = picks.weigh(templates.map((item) => [item, weighTemplate(item)] as const));
  const paper = choosePaper(picks);
  const scale = chooseScale(picks, template, paper.pageWidth);
  const texts = chooseTexts(picks, scale, paper);
  return {
    template,
    ...paper,
    ...scale,
    ...texts,
    ...chooseRows(picks, {
      template,
      pageHeight: paper.pageHeight,
      lineCount: texts.header.length + texts.footer.length,
    }),
    ...choosePen(picks),
    ...chooseGrid(picks),
    ...randomPageColors(picks),
    ...chooseMarks(picks),
    rhythmLeads: chooseRhythmLeads(picks),
    seed: picks.whole(0, 0x7fffffff),
  };
}

function weighTemplate({ name, rows }: LayoutTemplate): number {
  if (name === commonLayout) return commonWeight;
  return rows.flat().length === leadNames.length ? completeWeight : 1;
}

function choosePaper({ weigh, between, chance }: RandomPicks) {
  const [pageWidth, pageHeight] = weigh<readonly [number, number]>([
    [[297, 210], 5],
    [[279.4, 215.9], 4],
    [[210, 297], 0.4],
    [[215.9, 279.4], 0.4],
    [[between(180, 320), between(120, 230)], 1],
  ]);
  const dotsPerInch = weigh([
    [200, 3],
    [150, 2],
    [300, 2],
    [100, 1],
    [Math.round(between(100, 300)), 4],
  ]);
  return { pageWidth, pageHeight, dotsPerInch, gridMargin: chance(0.25) ? between(1, 12) : 0 };
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
  return {
    paperSpeed,
    gain,
    ...(chestGain === undefined ? {} : { chestGain }),
    duration,
    pulse,
    ...(chance(0.06) ? { columnTiming: 'simultaneous' as const } : {}),
  };
}

interface Scale {
  readonly paperSpeed: number;
  readonly gain: number;
  readonly chestGain?: number;
}

function chooseTexts(picks: RandomPicks, scale: Scale, page: { readonly pageWidth: number }) {
  const { chance, whole, between, pick, weigh } = picks;
  const invented = inventPageTexts(picks);
  const gains = scale.chestGain === undefined ? `${scale.gain}` : `${scale.gain}/${scale.chestGain}`;
  const speedAndGain = pick([
    `${scale.paperSpeed}mm/s  ${gains}mm/mV`,
    `${scale.paperSpeed} mm/s   ${gains} mm/mV   ${pick(['40', '100', '150', '35'])}Hz`,
    `Speed: ${scale.paperSpeed} mm/sec  Limb: ${scale.gain} mm/mV  Chest: ${scale.chestGain ?? scale.gain} mm/mV`,
    `F 50-  0.15-${pick(['40', '100', '150'])} Hz W  ${scale.paperSpeed}mm/s ${gains}mm/mV`,
  ]);
  const says = chance(0.8);
  const lines = weigh<readonly string[]>([
    [[], 1.5],
    [invented.patient, 2],
    [[...invented.patient.slice(0, 2), ...invented.statements.slice(0, 2)], 3],
  ]);
  const atTop = says && chance(0.25);
  const footer = [
    ...(says && !atTop ? [speedAndGain] : []),
    ...(chance(0.3) ? [invented.clinic.slice(0, whole(1, 3)).join('   ')] : []),
  ];
  const height = between(1.8, 3);
  const columns: readonly (readonly [lines: readonly string[], x: number])[] = [
    [invented.intervals, page.pageWidth * between(0.32, 0.42)],
    [invented.statements, page.pageWidth * between(0.6, 0.7)],
  ];
  const texts = columns
    .filter(() => lines.length > 0 && chance(0.6))
    .flatMap(([column, x]) =>
      column
        .slice(0, Math.max(1, lines.length))
        .map((text, index) => ({ text, x, y: pageMargin + 2.6 + index * lineHeight, height })),
    );
  return { header: atTop ? [...lines.slice(0, 3), speedAndGain] : lines, footer, texts };
}

function chooseRows(
  { chance, between }: RandomPicks,
  page: { readonly template: LayoutTemplate; readonly pageHeight: number; readonly lineCount: number },
) {
  const rowCount = page.template.rows.length + page.template.rhythmStrips.length;
  const fits = (page.pageHeight - 2 * pageMargin - page.lineCount * lineHeight) / rowCount;
  // Half as much as a millivolt needs: neighbours overlap.
  const closest = Math.min(fits, 9);
  const rowSpacing = Math.min(fits, chance(0.2) ? between(closest, closest + 10) : between(16, 42));
  return { ...(chance(0.45) ? {} : { rowSpacing }), continuousRows: chance(0.35) };
}

function choosePen({ between, chance }: RandomPicks) {
  return {
    penWidth: chance(0.7) ? between(0.2, 0.4) : between(0.15, 0.6),
    pointSpread: chance(0.65) ? ('area' as const) : ('tent' as const),
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
    gridOffsetX: chance(0.5) ? between(0, 5) : 0,
    gridOffsetY: chance(0.5) ? between(0, 5) : 0,
  };
}

function chooseMarks({ between, chance, pick, weigh }: RandomPicks) {
  const upperCase: Partial<Record<LeadName | '-aVR', string>> = { aVR: 'AVR', aVL: 'AVL', aVF: 'AVF' };
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
