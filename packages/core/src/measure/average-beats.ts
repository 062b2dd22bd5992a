import type { LeadName } from '../model/lead.ts';
import { type SampledLead, toFrames } from './sample-leads.ts';

/** The mean beat of one lead on the time axis of its group: frame `origin` stands where the beats were laid on one another. */
export interface MeanBeat {
  readonly lead: LeadName;
  readonly samples: Float64Array;
  /** Half the difference of the means of every other beat: noise, and waves that are not bound to the beat. */
  readonly noise: Float64Array | null;
}

export interface BeatSpan {
  /** Frames before and after the place of the beat. */
  readonly before: number;
  readonly after: number;
  /** Frames before the beat at which the baseline is level; null: the mean around the beat is taken for it. */
  readonly level: { readonly from: number; readonly to: number } | null;
}

/** Where the level between P and QRS is not known yet, the mean of so many seconds around the beat stands for it. */
const levelReach = 0.25;
/** Part of a beat's span that a lead must show for the beat to count. */
const leastPart = 0.5;

/** The mean beat of each lead over the beats that it shows; leads that show none are left out. */
export function averageBeats(leads: readonly SampledLead[], beats: readonly number[], span: BeatSpan): MeanBeat[] {
  return leads.flatMap(({ lead, samples }) => {
    const cuts = cutBeats(samples, beats, span);
    if (cuts.length === 0) return [];
    const halves = [0, 1].map((half) => meanOf(cuts.filter((_, k) => k % 2 === half)));
    const noise = cuts.length < 2 ? null : halves[0]!.map((value, i) => (value - halves[1]![i]!) / 2);
    return [{ lead, samples: meanOf(cuts), noise }];
  });
}

function cutBeats(samples: Float32Array, beats: readonly number[], span: BeatSpan): Float64Array[] {
  const length = span.before + span.after + 1;
  const levels = beats.map((beat) => levelAt(samples, beat, span));
  return beats.flatMap((beat, k) => {
    const level = levels[k]!;
    if (Number.isNaN(level)) return [];
    const cut = new Float64Array(length);
    let known = 0;
    for (let i = 0; i < length; i++) {
      const frame = beat - span.before + i;
      cut[i] = (samples[frame] ?? Number.NaN) - baselineAt(frame, k, { beats, levels });
      if (!Number.isNaN(cut[i]!)) known++;
    }
    return known >= leastPart * length ? [cut] : [];
  });
}

function levelAt(samples: Float32Array, beat: number, { level }: BeatSpan): number {
  const reach = toFrames(levelReach);
  const [from, to] = level === null ? [-reach, reach] : [level.from, level.to];
  let [sum, count] = [0, 0];
  for (let i = beat + from; i <= beat + to; i++) {
    const value = samples[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count * 2 > to - from ? sum / count : Number.NaN;
}

/** A straight line between the levels of neighbouring beats takes the drift of the baseline away. */
function baselineAt(
  frame: number,
  k: number,
  { beats, levels }: { readonly beats: readonly number[]; readonly levels: readonly number[] },
): number {
  const other = frame < beats[k]! ? k - 1 : k + 1;
  const level = levels[other];
  if (level === undefined || Number.isNaN(level)) return levels[k]!;
  return levels[k]! + ((level - levels[k]!) * (frame - beats[k]!)) / (beats[other]! - beats[k]!);
}

function meanOf(cuts: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(cuts[0]?.length ?? 0);
  const counts = new Float64Array(sums.length);
  for (const cut of cuts) {
    for (let i = 0; i < cut.length; i++) {
      if (Number.isNaN(cut[i]!)) continue;
      sums[i]! += cut[i]!;
      counts[i]!++;
    }
  }
  return sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : Number.NaN));
}
