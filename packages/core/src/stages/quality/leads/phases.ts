import { beatLength, beatStart, beatStep } from './cut-beats.ts';

/** Seconds from the middle of the QRS complex: phases of a beat, in each of which a lead is told by its mean. */
const seconds: Readonly<Record<'P' | 'Qrs' | 'T', readonly (readonly [number, number])[]>> = {
  P: [
    [-0.22, -0.17],
    [-0.17, -0.13],
    [-0.13, -0.09],
  ],
  Qrs: [
    [-0.06, -0.03],
    [-0.03, -0.01],
    [-0.01, 0.01],
    [0.01, 0.03],
    [0.03, 0.06],
  ],
  T: [
    [0.09, 0.15],
    [0.15, 0.2],
    [0.2, 0.26],
    [0.26, 0.33],
    [0.33, 0.4],
  ],
};
/** Where one part of the beat passes into the next, in seconds. */
const [qrsStart, qrsEnd] = [-0.08, 0.08];

const indexOf = (time: number) => Math.min(beatLength, Math.round((time - beatStart) / beatStep));

/** A part of the beat: its first sample and the one after its last, and those of its phases. */
export interface BeatPart {
  readonly name: 'P' | 'Qrs' | 'T';
  readonly span: readonly [number, number];
  readonly phases: readonly (readonly [number, number])[];
}

export const beatParts: readonly BeatPart[] = [
  { name: 'P', span: [0, indexOf(qrsStart)], phases: phasesOf('P') },
  { name: 'Qrs', span: [indexOf(qrsStart), indexOf(qrsEnd)], phases: phasesOf('Qrs') },
  { name: 'T', span: [indexOf(qrsEnd), beatLength], phases: phasesOf('T') },
];

function phasesOf(part: BeatPart['name']) {
  return seconds[part].map(([start, end]) => [indexOf(start), indexOf(end)] as const);
}
