import { EinthovenError } from '../../errors.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import type { WearOptions } from './wear-options.ts';

/** Kinds of capture and how often each is drawn. */
const kinds = [
  { kind: 'scan', share: 0.3 },
  { kind: 'wrinkled', share: 0.2 },
  { kind: 'photo', share: 0.27 },
  { kind: 'screen', share: 0.06 },
  { kind: 'bilevel', share: 0.11 },
  { kind: 'copy', share: 0.06 },
] as const;

/** How often a picture shows a part of the page only, and how much it lacks then. */
const cutChance = 0.1;
const deepestCut = 0.5;

export type WearKind = (typeof kinds)[number]['kind'];

export interface RandomWearOptions {
  /** Kinds of capture to draw from, as often as they are among all; default: all of them. */
  readonly kinds?: readonly WearKind[];
}

/**
 * Wear as it occurs together: a flatbed scan, a wrinkled page, a photograph, a photograph of a screen, a black and white
 * scan, a fax or photocopy.
 *
 * @param strength 0: nearly new; 1: as bad as can still be read.
 * @throws EinthovenError OPTION_INVALID where `kinds` is empty.
 */
export function randomWear(
  random: SeededRandom,
  strength: number,
  { kinds: wanted }: RandomWearOptions = {},
): WearOptions {
  const kind = drawKind(random.uniform(), wanted);
  const dice = createDice(random, strength);
  const capture = {
    scan: drawScan,
    wrinkled: drawWrinkled,
    photo: drawPhoto,
    screen: drawScreen,
    bilevel: drawBilevel,
    copy: drawCopy,
  }[kind](dice);
  // Drawn last, so that what was drawn before stays as it is.
  const paper = drawPaper(dice);
  const fingers = kind === 'photo' ? { fingers: dice.count(4, 0.1) } : {};
  return { ...paper, ...capture, ...fingers, cut: dice.amount(deepestCut, cutChance) };
}

function drawKind(draw: number, wanted: readonly WearKind[] | undefined): WearKind {
  const possible = kinds.filter(({ kind }) => wanted?.includes(kind) ?? true);
  const last = possible.at(-1);
  if (last === undefined) {
    throw new EinthovenError(
      'OPTION_INVALID',
      `kinds of wear: expected some of ${kinds.map(({ kind }) => kind).join(', ')}.`,
    );
  }
  let rest = wanted === undefined ? draw : draw * possible.reduce((sum, { share }) => sum + share, 0);
  for (const { kind, share } of possible) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return last.kind;
}

interface Dice {
  /** Up to `most` at full strength, small values more often; 0 unless `chance` comes true. */
  readonly amount: (most: number, chance?: number) => number;
  readonly count: (most: number, chance?: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly signed: (most: number) => number;
  readonly happens: (chance: number) => boolean;
  readonly strength: number;
}

function createDice(random: SeededRandom, strength: number): Dice {
  const happens = (chance: number) => random.uniform() < chance;
  const amount = (most: number, chance = 1) => (happens(chance) ? most * strength * random.uniform() ** 1.5 : 0);
  const count = (most: number, chance = 1) =>
    happens(chance) ? Math.ceil(most * strength * random.uniform() ** 1.5) : 0;
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const signed = (most: number) => most * strength * (2 * random.uniform() - 1) * random.uniform();
  return { amount, count, between, signed, happens, strength };
}

function drawPaper({ amount, count, happens, between, strength }: Dice): WearOptions {
  return {
    inkFading: amount(0.6, 0.35),
    gridFading: amount(0.8, 0.25),
    gridGaps: amount(0.4, 0.1),
    paperAging: amount(0.8, 0.3),
    stains: count(4, 0.1),
    rings: count(2, 0.05),
    stainDarkness: between(0.1, 0.5),
    mould: count(4, 0.04),
    holes: happens(0.08 * strength) ? (happens(0.5) ? 2 : 4) : 0,
    highlighter: count(4, 0.08),
    scribbles: count(8, 0.3),
    folds: count(3, 0.2),
    creaseShading: amount(0.5),
    creaseDisplacement: amount(0.25, 0.7),
    printDotsPerInch: happens(0.12) ? between(90, 160) : null,
    stamps: count(2, 0.1),
    stampInk: between(0.4, 0.95),
  };
}

function drawScan({ amount, count, signed, happens, between }: Dice): WearOptions {
  return {
    rotation: signed(4),
    stretchX: signed(0.006),
    stretchY: signed(0.006),
    rowSpeedWobble: amount(0.5),
    curl: amount(0.4, 0.5),
    lightFalloff: amount(0.12, 0.3),
    contrast: between(0.85, 1.2),
    defocus: amount(1.2, 0.7),
    luminanceNoise: amount(8, 0.8),
    chromaNoise: amount(4, 0.5),
    noiseGrain: happens(0.3) ? between(1, 3) : 0,
    dust: amount(0.6, 0.4),
    streaks: count(4, 0.1),
    jpegQuality: happens(0.6) ? Math.round(between(45, 95)) : null,
    backgroundColor: happens(0.4) ? [25, 24, 26] : [240, 240, 240],
  };
}

function drawWrinkled(dice: Dice): WearOptions {
  const { amount, count, signed, happens, between, strength } = dice;
  return {
    ...drawScan(dice),
    folds: count(4, 0.4),
    wrinkles: Math.round(strength * between(3, 50)),
    creaseShading: strength * between(0.3, 1),
    creaseDisplacement: happens(0.6) ? amount(0.7) : 0,
    curl: amount(1.5, 0.5),
    curlShading: amount(0.5, 0.6),
    rotation: signed(8),
  };
}

function drawPhoto(dice: Dice): WearOptions {
  const { amount, count, signed, happens, between, strength } = dice;
  const warm = strength * between(-0.18, 0.18);
  const tiltX = signed(40);
  const tiltY = signed(40);
  // A tilted page looks smaller; photographers come nearer until it fills the picture again, or forget to.
  const zoom = between(0.75, 1.08) * (1 + 0.2 * Math.min(1, Math.hypot(tiltX, tiltY) / 40));
  return {
    tiltX,
    tiltY,
    zoom,
    shiftX: signed(0.12),
    shiftY: signed(0.12),
    cameraDistance: between(1.1, 3),
    lensDistortion: signed(0.06),
    rotation: signed(15),
    curl: amount(5),
    curlShading: amount(0.7),
    wrinkles: count(15, 0.4),
    creaseShading: amount(0.7),
    creaseDisplacement: amount(0.5),
    tears: count(2, 0.06),
    lightFalloff: amount(0.6, 0.9),
    vignette: amount(0.5, 0.6),
    gloss: amount(0.8, 0.2),
    shadows: count(3, 0.6),
    shadowDarkness: between(0.1, 0.6),
    shadowSoftness: happens(0.35) ? between(0.5, 4) : between(8, 50),
    colorCast: [1 + warm - 0.06 * strength, 1 - 0.04 * strength, 1 - warm - 0.06 * strength],
    contrast: between(0.75, 1.1),
    defocus: amount(2.2, 0.8),
    motion: amount(6, 0.3),
    sharpening: amount(1.5, 0.5),
    ...drawSensor(dice),
    background: pick(dice, ['plain', 'desk', 'wood', 'cloth', 'tiles', 'clutter']),
    backgroundColor: [Math.round(between(30, 220)), Math.round(between(30, 200)), Math.round(between(30, 180))],
  };
}

/** A page on a screen, photographed. */
function drawScreen(dice: Dice): WearOptions {
  const { amount, between, strength, signed } = dice;
  return {
    ...drawPhoto(dice),
    folds: 0,
    wrinkles: 0,
    curl: 0,
    curlShading: 0,
    tears: 0,
    inkFading: 0,
    paperAging: 0,
    stains: 0,
    rings: 0,
    scribbles: 0,
    stamps: 0,
    highlighter: 0,
    tiltX: signed(25),
    tiltY: signed(25),
    printDotsPerInch: between(90, 150),
    screen: strength * between(0.1, 0.8),
    gloss: amount(0.6, 0.5),
    shadows: 0,
    background: 'plain',
    backgroundColor: [18, 18, 20],
  };
}

function drawSensor({ amount, happens, between }: Dice): WearOptions {
  return {
    luminanceNoise: amount(14),
    chromaNoise: amount(10),
    noiseGrain: happens(0.6) ? between(1, 4) : 0,
    jpegQuality: happens(0.85) ? Math.round(between(35, 92)) : null,
  };
}

function pick<Choice>({ between }: Dice, choices: readonly Choice[]): Choice {
  return choices[Math.min(choices.length - 1, Math.floor(between(0, choices.length)))]!;
}

/** A fax, or a photocopy of a copy, scanned. */
function drawCopy(dice: Dice): WearOptions {
  const { happens, between } = dice;
  const isFax = happens(0.4);
  return {
    ...drawScan(dice),
    fax: isFax ? (happens(0.7) ? 'fine' : 'standard') : 'none',
    photocopies: isFax ? 0 : Math.ceil(between(0, 3)),
    printDotsPerInch: null,
  };
}

function drawBilevel(dice: Dice): WearOptions {
  const { amount, signed, between, happens } = dice;
  return {
    rotation: signed(4),
    rowSpeedWobble: amount(0.5),
    curl: amount(0.3, 0.3),
    paperAging: 0,
    lightFalloff: amount(0.3, 0.3),
    defocus: between(0.3, 1),
    luminanceNoise: amount(18),
    bilevelThreshold: Math.round(happens(0.5) ? between(120, 170) : between(150, 215)),
    bilevelAdaptation: happens(0.5) ? between(0.5, 1) : 0,
    dust: amount(2, 0.6),
    saltAndPepper: amount(0.01, 0.5),
    backgroundColor: happens(0.5) ? [10, 10, 10] : [255, 255, 255],
  };
}
