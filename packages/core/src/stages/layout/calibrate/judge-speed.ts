import type { ScaleSource } from '../../../model/record.ts';
import { assumedSpeed, usualSpeeds } from './usual-scales.ts';
import { weighSpeed } from './weigh-speed.ts';
import type { Witnesses } from './witnesses.ts';

/** A value with the witness that it is taken from. */
export interface JudgedScale {
  readonly value: number;
  readonly source: ScaleSource;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface JudgedSpeed extends JudgedScale {
  /** The usual speed that fits the beats best (mm/s); null where no beats were found. */
  readonly plausible: number | null;
  /** In words. */
  readonly conflicts: readonly string[];
}

/** How sure a speed is on which two agree, of which two disagree, and that nobody tells. */
const agreed = 0.99;
const disputed = 0.4;
const assumed = 0.3;
/** Beats that contradict halve what is believed. */
const doubted = 0.5;
/** The witness that fits the beats better by this (nats) is right where two disagree. */
const clearlyBetter = 2;
/** Beats contradict where another speed fits them better by this (nats): it takes more against better witnesses. */
const contradiction = { agreed: 9, one: 4.5, assumed: 2 } as const;
/**
 * A pulse that says this or less (mm/s) may be one of 0.1 s at twice the speed, as some makers print it. Where the print
 * names no speed, and who prints at half the usual speed says so, the one is taken that fits the beats better. Of 46 records
 * of PTB-XL drawn at 12.5 mm/s without a word six fit 25 mm/s better.
 */
const narrowPulse = 12.5;
/** Beats a minute that hearts have: others mean that the speed is another, or that lines of the grid are miscounted. */
const possibleRates = [20, 320] as const;

/** The speed of a page: the user's, else that of pulse and print, else the commonest; beats may contradict each. */
export function judgeSpeed({ user, pulse, print, rhythm }: Witnesses): JudgedSpeed {
  const nats = (speed: number) => (rhythm === null ? 0 : weighSpeed(speed, rhythm, print?.heartRate ?? null));
  // Paper runs at a few speeds only: a pulse that means none of them lasts longer than others do, or was cut.
  const printed: JudgedScale | null = print?.paperSpeed ? { ...print.paperSpeed, source: 'printed-text' } : null;
  const conflicts: string[] = [];
  let measured: JudgedScale | null =
    pulse === null || !pulse.usualSpeed
      ? null
      : { value: pulse.paperSpeed, source: 'calibration-pulse', confidence: pulse.confidence };
  if (measured !== null && measured.value <= narrowPulse && printed === null && user.paperSpeed === null) {
    const { value } = measured;
    if (nats(2 * value) > nats(value)) {
      measured = { ...measured, value: 2 * value, confidence: disputed };
      conflicts.push(
        `The calibration pulse says ${value} mm/s; the beats of the page fit ${2 * value} mm/s better, where it lasts 0.1 s as some makers print it: ${2 * value} mm/s is taken.`,
      );
    }
  }
  const settled = settle(measured, printed, nats);
  if (measured !== null && printed !== null && !alike(measured.value, printed.value)) {
    conflicts.push(
      `The calibration pulse says ${measured.value} mm/s, the print says ${printed.value} mm/s; ${settled.value} is taken.`,
    );
  }
  if (user.paperSpeed !== null) {
    for (const claim of [measured, printed]) {
      if (claim === null || alike(claim.value, user.paperSpeed)) continue;
      const witness = claim === measured ? 'calibration pulse' : 'print';
      conflicts.push(`The ${witness} says ${claim.value} mm/s, the given paper speed is ${user.paperSpeed} mm/s.`);
    }
  }
  if (pulse !== null && !pulse.usualSpeed) {
    conflicts.push(
      `The calibration pulse says ${pulse.paperSpeed} mm/s, which is no usual speed: ${settled.value} mm/s is taken.`,
    );
  }
  const judged: JudgedScale =
    user.paperSpeed === null ? settled : { value: user.paperSpeed, source: 'user', confidence: 1 };
  const fitting = usualSpeeds.reduce<number>((best, one) => (nats(one) > nats(best) ? one : best), judged.value);
  const votes = [user.paperSpeed, measured?.value, printed?.value].filter((one) => one === judged.value).length;
  const needed = votes > 1 ? contradiction.agreed : votes === 1 ? contradiction.one : contradiction.assumed;
  const rate = rhythm === null ? null : (60 * judged.value) / rhythm.interval;
  const impossible = rate !== null && (rate < possibleRates[0] || rate > possibleRates[1]);
  const contradicted = impossible || nats(fitting) - nats(judged.value) > needed;
  if (impossible) {
    conflicts.push(
      `At ${judged.value} mm/s the heart would beat ${Math.round(rate)} times a minute: the speed or the count of the grid lines is wrong.`,
    );
  } else if (contradicted) {
    conflicts.push(`The beats of the page fit ${fitting} mm/s better than ${judged.value} mm/s.`);
  }
  return {
    ...judged,
    confidence: judged.confidence * (contradicted ? doubted : 1),
    plausible: rhythm === null || impossible ? null : fitting,
    conflicts,
  };
}

function settle(
  measured: JudgedScale | null,
  printed: JudgedScale | null,
  nats: (speed: number) => number,
): JudgedScale {
  if (measured === null) return printed ?? { value: assumedSpeed, source: 'assumed', confidence: assumed };
  if (printed === null) return measured;
  if (alike(measured.value, printed.value)) return { ...measured, confidence: agreed };
  const lead = nats(measured.value) - nats(printed.value);
  const [sure, unsure] = measured.confidence >= printed.confidence ? [measured, printed] : [printed, measured];
  const winner = Math.abs(lead) < clearlyBetter ? sure : lead > 0 === (sure === measured) ? sure : unsure;
  return { ...winner, confidence: disputed };
}

function alike(one: number, other: number): boolean {
  return Math.abs(Math.log(one / other)) < 0.05;
}
