import type { SeededRandom } from '../create-seeded-random.ts';
import { createBeatClock } from './beat-clock.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import { type AtrialBeat, type HeartRhythm, leadIn, type PlannedBeat, shortestInterval } from './heart-rhythm.ts';
import { planSinusRhythm } from './plan-sinus-rhythm.ts';

/** Flutter waves a minute that the conduction ratio is chosen for. */
const usualFlutterRate = 300;
/** Slower rhythms that begin below the atria come from the ventricles and are wide. */
const slowestNarrowEscape = 40;

/** The beats of atria and ventricles from `leadIn` seconds before the record to its end. */
export function planRhythm(options: ResolvedHeartOptions, random: SeededRandom): HeartRhythm {
  const planned = planBeats(options, random);
  const sorted = planned.beats.toSorted((a, b) => a.time - b.time);
  const ventricles = sorted.map((beat, index) => ({
    ...beat,
    interval: beat.time - (sorted[index - 1]?.time ?? beat.time - 60 / options.heartRate),
  }));
  return { atria: planned.atria, ventricles, flutterFrequency: planned.flutterFrequency ?? null };
}

interface PlannedBeats {
  readonly atria: readonly AtrialBeat[];
  readonly beats: readonly PlannedBeat[];
  readonly flutterFrequency?: number;
}

function planBeats(options: ResolvedHeartOptions, random: SeededRandom): PlannedBeats {
  if (options.rhythm === 'sinus' && options.atrioventricularBlock !== 'thirdDegree') {
    return planSinusRhythm(options, random);
  }
  const isPaced = options.pacing === 'ventricular' || options.pacing === 'dual';
  if (isPaced) {
    const beats = planSeries(options.heartRate, 'paced', options, random);
    const atria = options.rhythm === 'sinus' ? planAtria(options, random) : [];
    return options.rhythm === 'atrialFlutter'
      ? { atria, beats, flutterFrequency: usualFlutterRate / 60 }
      : { atria, beats };
  }
  switch (options.rhythm) {
    case 'sinus': {
      const kind = options.heartRate < slowestNarrowEscape ? 'ectopic' : 'conducted';
      return { atria: planAtria(options, random), beats: planSeries(options.heartRate, kind, options, random) };
    }
    case 'atrialFibrillation':
      return { atria: [], beats: withEctopics(planFibrillation(options, random), options, random) };
    case 'atrialFlutter':
      return planFlutter(options, random);
    case 'junctional':
      return planJunctional(options, random);
    case 'ventricular':
      return { atria: planAtria(options, random), beats: planSeries(options.heartRate, 'ectopic', options, random) };
  }
}

/** Beats at a rate of their own. */
function planSeries(rate: number, kind: PlannedBeat['kind'], options: ResolvedHeartOptions, random: SeededRandom) {
  const clock = createBeatClock({ ...options, heartRate: rate }, random);
  const beats: PlannedBeat[] = [];
  for (let time = -leadIn - clock.first(); time < options.duration; time += clock.next(time))
    beats.push({ time, kind });
  return beats;
}

function planAtria(options: ResolvedHeartOptions, random: SeededRandom): AtrialBeat[] {
  return planSeries(options.atrialRate, 'conducted', options, random).map(({ time }) => ({
    time,
    kind: 'sinus',
    paced: options.pacing === 'dual' || options.pacing === 'atrial',
  }));
}

/** No interval tells the next one: log-normal, as long series of recordings show it. */
function planFibrillation({ heartRate, heartRateVariability, duration }: ResolvedHeartOptions, random: SeededRandom) {
  const leastSpread = 0.15;
  const mean = 60 / heartRate;
  // Fast fibrillation cannot spread much: the intervals end at the shortest one.
  const spread = Math.max(leastSpread, heartRateVariability);
  const beats: PlannedBeat[] = [];
  let time = -leadIn - mean * random.uniform();
  while (time < duration) {
    beats.push({ time, kind: 'conducted' });
    time += Math.max(shortestInterval, mean * Math.exp(spread * random.normal() - spread ** 2 / 2));
  }
  return beats;
}

/** Every second to sixth wave of the flutter is conducted. */
function planFlutter(options: ResolvedHeartOptions, random: SeededRandom): PlannedBeats {
  const { heartRate, heartRateVariability, duration } = options;
  const ratio = Math.max(1, Math.round(usualFlutterRate / heartRate));
  const flutterFrequency = (heartRate * ratio) / 60;
  const beats: PlannedBeat[] = [];
  let time = -leadIn - random.uniform() / flutterFrequency;
  while (time < duration) {
    beats.push({ time, kind: 'conducted' });
    const other = random.uniform() < heartRateVariability ? (random.uniform() < 0.5 ? -1 : 1) : 0;
    time += Math.max(1, ratio + other) / flutterFrequency;
  }
  return { atria: [], beats: withEctopics(beats, options, random), flutterFrequency };
}

/** From the node between atria and ventricles: P runs backwards, is hidden in QRS or follows it. */
function planJunctional(options: ResolvedHeartOptions, random: SeededRandom): PlannedBeats {
  const beats = withEctopics(planSeries(options.heartRate, 'conducted', options, random), options, random);
  // From P before QRS to P after QRS; in between it cannot be told.
  const delay = -0.1 + 0.26 * random.uniform();
  const conducted = beats.filter((beat) => beat.kind === 'conducted');
  const atria = conducted.map(({ time }) => ({ time: time + delay, kind: 'retrograde' as const, paced: false }));
  return { atria, beats };
}

/** Ectopic ventricular beats where no sinus node keeps the time. */
function withEctopics(
  beats: readonly PlannedBeat[],
  options: ResolvedHeartOptions,
  random: SeededRandom,
): PlannedBeat[] {
  const all: PlannedBeat[] = [];
  for (const [index, beat] of beats.entries()) {
    all.push(beat);
    const next = beats[index + 1]?.time ?? Number.POSITIVE_INFINITY;
    const drawn = random.uniform();
    const time = beat.time + Math.max(0.32, (60 / options.heartRate) * (0.55 + 0.15 * random.uniform()));
    if (drawn < options.ventricularEctopics && next - time > shortestInterval) all.push({ time, kind: 'ectopic' });
  }
  return all;
}
