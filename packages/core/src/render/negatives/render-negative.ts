import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom, type SeededRandom } from '../create-seeded-random.ts';
import { createPageCanvas } from '../page-canvas.ts';
import { resolveOptions } from '../resolve-options.ts';
import { drawBackdrop } from '../wear/draw-backdrop.ts';
import { drawChart } from './draw-chart.ts';
import { drawForm } from './draw-form.ts';
import { drawMusic } from './draw-music.ts';
import { drawSquares } from './draw-squares.ts';
import { drawWriting } from './draw-writing.ts';
import { type NegativeKind, type NegativeOptions, negativeOptionsSchema } from './negative-options.ts';
import type { NegativeSheet } from './negative-sheet.ts';

type Draw = (sheet: NegativeSheet, random: SeededRandom) => void;

const drawings: Readonly<Record<Exclude<NegativeKind, 'picture'>, Draw>> = {
  blank: () => undefined,
  squared: drawSquares,
  text: drawWriting,
  form: drawForm,
  chart: drawChart,
  music: drawMusic,
};

/**
 * A page that is no ECG, to be told apart from one; `wearPage` wears it like any other. Pure: the same options and
 * seed give the same bytes.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `negativeOptionsSchema`.
 */
export function renderNegative(options: NegativeOptions, seed: number): RgbImage {
  const { kind, dotsPerInch, pageWidth, pageHeight } = resolveOptions(negativeOptionsSchema, options, 'negative');
  const random = createSeededRandom(seed);
  const scale = dotsPerInch / 25.4;
  const width = Math.round(pageWidth * scale);
  const height = Math.round(pageHeight * scale);
  const tone = 225 + 30 * random.uniform();
  const paper = [tone, tone * (0.95 + 0.05 * random.uniform()), tone * (0.85 + 0.15 * random.uniform())] as const;
  if (kind === 'picture') {
    const grounds = ['desk', 'wood', 'cloth', 'tiles', 'clutter'] as const;
    const ground = grounds[Math.floor(random.uniform() * grounds.length)]!;
    const color = [60 + 160 * random.uniform(), 60 + 140 * random.uniform(), 50 + 130 * random.uniform()] as const;
    return drawBackdrop({ width, height }, { kind: ground, color }, random);
  }
  const affine = { columnX: scale, columnY: 0, column0: -0.5, rowX: 0, rowY: scale, row0: -0.5 };
  const canvas = () =>
    createPageCanvas({ width, height, paperToSource: affine, pixelsPerMillimetre: scale, pointSpread: 'tent' });
  const sheet = { ink: canvas(), lines: canvas(), width: pageWidth, height: pageHeight };
  drawings[kind](sheet, random);
  const lineColor = [40 + 190 * random.uniform(), 90 + 110 * random.uniform(), 90 + 140 * random.uniform()] as const;
  const dark = 60 * random.uniform();
  return paintSheet(sheet, { paper, lines: lineColor, ink: [dark, dark, dark * (1 + random.uniform())] });
}

function paintSheet(
  { ink, lines }: NegativeSheet,
  colors: Readonly<Record<'paper' | 'lines' | 'ink', readonly [number, number, number]>>,
): RgbImage {
  const { width, height } = ink.layer;
  const data = new Uint8Array(3 * width * height);
  for (let index = 0; index < width * height; index++) {
    const lined = lines.layer.data[index]!;
    const inked = ink.layer.data[index]!;
    for (let channel = 0; channel < 3; channel++) {
      let value = colors.paper[channel]!;
      value += lined * (colors.lines[channel]! - value);
      value += inked * (colors.ink[channel]! - value);
      data[3 * index + channel] = value + 0.5;
    }
  }
  return { width, height, data };
}
