import type { SeededRandom } from '../create-seeded-random.ts';
import type { WearOptions } from './wear-options.ts';

/** Kinds of capture and how often each is drawn. */
const kinds = [
  { kind: 'scan', share: 0.35 },
  { kind: 'wrinkled', share: 0.25 },
  { kind: 'photo', share: 0.25 },
  { kind: 'bilevel', share: 0.15 },
] as const;

/**
 * Wear as it occurs together: a flatbed scan, a wrinkled page, a photograph straight from above, or a black and white
 * scan.
 *
 * @param strength 0: nearly new; 1: as bad as can still be read.
 */
export function randomWear(random: SeededRandom, strength: number): WearOptions {
  const kind = drawKind(random.uniform());
  const dice = createDice(random, strength);
  const capture = { scan: drawScan, wrinkled: drawWrinkled, photo: drawPhoto, bilevel: drawBilevel }[kind](dice);
  return { ...drawPaper(dice), ...capture };
}

function drawKind(draw: number) {
  let rest = draw;
  for (const { kind, share } of kinds) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return kinds[0].kind;
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

function drawPaper({ amount, count, happens, between }: Dice): WearOptions {
  return {
    inkFading: amount(0.6, 0.35),
    gridFading: amount(0.8, 0.25),
    gridGaps: amount(0.4, 0.1),
    paperAging: amount(0.8, 0.3),
    stains: count(4, 0.1),
    rings: count(2, 0.05),
    stainDarkness: between(0.1, 0.5),
    highlighter: count(4, 0.08),
    scribbles: count(8, 0.3),
    folds: count(3, 0.2),
    creaseShading: amount(0.5),
    creaseDisplacement: amount(0.25, 0.7),
    printDotsPerInch: happens(0.12) ? between(90, 160) : null,
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

function drawPhoto({ amount, count, signed, happens, between, strength }: Dice): WearOptions {
  const warm = strength * between(-0.18, 0.18);
  const shadowSoftness = happens(0.35) ? between(0.5, 4) : between(8, 50);
  return {
    rotation: signed(10),
    stretchX: signed(0.02),
    stretchY: signed(0.02),
    curl: amount(3),
    curlShading: amount(0.7),
    wrinkles: count(12, 0.4),
    creaseShading: amount(0.7),
    creaseDisplacement: amount(0.4),
    lightFalloff: amount(0.65, 0.9),
    shadows: count(3, 0.6),
    shadowDarkness: between(0.1, 0.6),
    shadowSoftness,
    colorCast: [1 + warm - 0.06 * strength, 1 - 0.04 * strength, 1 - warm - 0.06 * strength],
    contrast: between(0.75, 1.1),
    defocus: amount(2.2, 0.8),
    motion: amount(6, 0.3),
    luminanceNoise: amount(14),
    chromaNoise: amount(10),
    noiseGrain: happens(0.6) ? between(1, 4) : 0,
    jpegQuality: happens(0.85) ? Math.round(between(35, 92)) : null,
    backgroundColor: [Math.round(between(30, 200)), Math.round(between(30, 180)), Math.round(between(30, 160))],
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
