import type { SeededRandom } from '../create-seeded-random.ts';
import { type BeatClock, createBeatClock } from './beat-clock.ts';
import { createConduction } from './create-conduction.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import { type AtrialBeat, leadIn, type PlannedBeat, shortestInterval } from './heart-rhythm.ts';

/** Time from the beat before to an early beat over the usual interval. */
const earliest = 0.58;
const latest = 0.78;
/** Ventricles take no second beat before this time; premature beats at high rates wait for it. */
const refractoryTime = 0.32;
/** The sinus node takes a little longer after an early atrial beat has reset it. */
const resetPause = 1.1;

/** Sinus rhythm with its block, its early beats and its pacemaker. */
export function planSinusRhythm(options: ResolvedHeartOptions, random: SeededRandom) {
  const conduction = createConduction(options, random);
  const clock = createBeatClock(
    { ...options, heartRate: options.heartRate * conduction.atrialBeatsPerVentricular },
    random,
  );
  const planner = createPlanner(options, { clock, conduct: conduction.conduct, random });
  let time = -leadIn - clock.first();
  while (time < options.duration) time = planner.addSinusBeat(time);
  return { atria: planner.atria, beats: planner.beats };
}

interface Parts {
  readonly clock: BeatClock;
  readonly conduct: (interval: number) => number | null;
  readonly random: SeededRandom;
}

function createPlanner(options: ResolvedHeartOptions, { clock, conduct, random }: Parts) {
  const atria: AtrialBeat[] = [];
  const beats: PlannedBeat[] = [];
  const { pacing } = options;
  const ventricularKind = pacing === 'ventricular' || pacing === 'dual' ? 'paced' : 'conducted';
  const isAtrialPaced = pacing === 'atrial' || pacing === 'dual';
  let free = Number.NEGATIVE_INFINITY;

  const addVentricularBeat = (time: number, kind: PlannedBeat['kind']) => {
    beats.push({ time, kind });
    free = time + shortestInterval;
  };
  /** P at this time and what it leads to; the time of QRS, or null where none follows. */
  const addAtrialBeat = (beat: AtrialBeat, interval: number): number | null => {
    atria.push(beat);
    const delay = conduct(interval);
    if (delay === null || beat.time + delay < free) return null;
    addVentricularBeat(beat.time + delay, ventricularKind);
    return beat.time + delay;
  };

  return {
    atria,
    beats,
    /** One beat of the sinus node with the early beat that may follow it; the time of the next. */
    addSinusBeat(time: number): number {
      const interval = clock.next(time);
      const followed = addAtrialBeat({ time, kind: 'sinus', paced: isAtrialPaced }, interval);
      const early = interval * (earliest + (latest - earliest) * random.uniform());
      const drawn = random.uniform();
      if (followed === null) return time + interval;
      if (drawn < options.ventricularEctopics) {
        // The sinus node goes on; its next beat finds the ventricles busy, and the pause makes up for it.
        const ectopic = followed + Math.max(refractoryTime, early);
        addVentricularBeat(ectopic, 'ectopic');
        atria.push({ time: time + interval, kind: 'sinus', paced: false });
        return time + interval + clock.next(time + interval);
      }
      if (drawn < options.ventricularEctopics + options.supraventricularEctopics) {
        const prematureTime = time + Math.max(refractoryTime, early);
        addAtrialBeat({ time: prematureTime, kind: 'ectopic', paced: false }, interval);
        return prematureTime + resetPause * clock.next(prematureTime);
      }
      return time + interval;
    },
  };
}
