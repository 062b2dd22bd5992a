import type { RhythmMeasure } from './measure-rhythm.ts';

/** Logarithm of how rarely each speed (mm/s) is used, beside the commonest; others are rarer still. */
const habits = new Map([
  [25, 0],
  [50, -1.5],
  [12.5, -3],
  [100, -5],
]);
const oddHabit = -7;
/**
 * Logarithms of seconds from beat to beat, and of millimetres of a complex beside `complexWidth`, with their standard
 * deviations: of 400 records of PTB-XL, drawn at 12.5, 25 and 50 mm/s. Diseased hearts reach further out.
 */
const usualInterval = { mean: Math.log(0.83), deviation: 0.27 };
const complexWidth = (paperSpeed: number) => 0.6 + 0.05 * paperSpeed;
const widthDeviation = 0.3;
/** A rate that is printed on the page tells the interval: the mean of the page differs from it by this part. */
const printedDeviation = 0.1;
/** No measure counts more than this against a speed (nats). */
const mostAgainst = 6;

/** How well a speed (mm/s) fits the beats on the paper, in nats; `heartRate`: beats a minute as printed, or null. */
export function weighSpeed(paperSpeed: number, rhythm: RhythmMeasure, heartRate: number | null): number {
  const interval = heartRate === null ? usualInterval : { mean: Math.log(60 / heartRate), deviation: printedDeviation };
  return (
    (habits.get(paperSpeed) ?? oddHabit) -
    against((Math.log(rhythm.interval / paperSpeed) - interval.mean) / interval.deviation) -
    against(Math.log(rhythm.complexWidth / complexWidth(paperSpeed)) / widthDeviation)
  );
}

function against(deviations: number): number {
  return Math.min(deviations ** 2 / 2, mostAgainst);
}
