import type { SeededRandom } from '../create-seeded-random.ts';
import { addAtrialActivity } from './add-atrial-activity.ts';
import type { BeatShapes, VentricularShape } from './create-beat-shapes.ts';
import { nominalQt } from './create-repolarization.ts';
import { type DipoleWave, dipoleOfHeight } from './dipole-wave.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import type { HeartRhythm, VentricularBeat } from './heart-rhythm.ts';

/** Path of the dipole, millivolts of the Frank leads. */
export interface DipolePath {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Slopes end where their Gaussian has fallen below 4e-6 of its top. */
const slopeReach = 5;
/** QT after a long pause no longer grows. */
const longestQtInterval = 1.4;
/** A pacemaker's spike lasts about 0.5 ms; what an electrocardiograph leaves of it is as narrow as its sampling allows. */
const spikeDeviation = 0.0008;
/** Seconds from a spike to the wave that it starts. */
const spikeLead = 0.008;
/** From the wire to the can of the pacemaker. */
const spikeDirections = { atrial: [0.4, 0.8, 0.1], ventricular: [0.75, 1, -0.3] } as const;

/** The dipole of all beats, spikes and atrial waves. */
export function sumDipole(
  heart: { readonly shapes: BeatShapes; readonly rhythm: HeartRhythm },
  options: ResolvedHeartOptions,
  random: SeededRandom,
): DipolePath {
  const sampleCount = Math.round(options.duration * options.samplingFrequency);
  const path = { x: new Float64Array(sampleCount), y: new Float64Array(sampleCount), z: new Float64Array(sampleCount) };
  const breath = createBreath(options, random);
  const add = createWaveAdder(path, options.samplingFrequency);
  for (const beat of heart.rhythm.ventricles) {
    addVentricularBeat(add, beat, { shape: heart.shapes[beat.kind], size: breath(beat.time), options });
    if (beat.kind === 'paced') add(spike('ventricular', options), { time: beat.time - spikeLead });
  }
  for (const { time, kind, paced } of heart.rhythm.atria) {
    for (const wave of heart.shapes[`${kind}P`]) add(wave, { time, size: breath(time) });
    if (paced) add(spike('atrial', options), { time: time - spikeLead });
  }
  addAtrialActivity(path, { options, flutterFrequency: heart.rhythm.flutterFrequency }, random);
  return path;
}

/** Where a wave is put: `size` and `stretch` are 1 if not given. */
interface Placement {
  readonly time: number;
  readonly size?: number;
  readonly stretch?: number;
}

type AddWave = (wave: DipoleWave, placement: Placement) => void;

function addVentricularBeat(
  add: AddWave,
  beat: VentricularBeat,
  { shape, size, options }: { shape: VentricularShape; size: number; options: ResolvedHeartOptions },
) {
  const reference = beat.time + shape.onset;
  for (const wave of shape.depolarization) add(wave, { time: reference, size });
  const qt = options.qtCorrected * Math.sqrt(Math.min(beat.interval, longestQtInterval));
  for (const wave of shape.repolarization) add(wave, { time: reference, size, stretch: qt / nominalQt });
}

function createWaveAdder({ x, y, z }: DipolePath, samplingFrequency: number): AddWave {
  return ({ centre, rise, fall, top = 0, dipole }, { time, size = 1, stretch = 1 }) => {
    const start = time + centre * stretch;
    const end = start + top * stretch;
    const first = Math.max(0, Math.ceil((start - slopeReach * rise * stretch) * samplingFrequency));
    const last = Math.min(x.length - 1, Math.floor((end + slopeReach * fall * stretch) * samplingFrequency));
    for (let i = first; i <= last; i++) {
      const at = i / samplingFrequency;
      const distance = at < start ? (start - at) / rise : at > end ? (at - end) / fall : 0;
      const value = size * Math.exp(-0.5 * (distance / stretch) ** 2);
      x[i]! += value * dipole[0];
      y[i]! += value * dipole[1];
      z[i]! += value * dipole[2];
    }
  };
}

function spike(chamber: keyof typeof spikeDirections, options: ResolvedHeartOptions): DipoleWave {
  // Narrower than the samples it would be seen in one beat and missed in the next.
  const width = Math.max(spikeDeviation, 0.5 / options.samplingFrequency);
  const dipole = dipoleOfHeight(spikeDirections[chamber], options.pacingAmplitude);
  return { centre: 0, rise: width, fall: width, dipole };
}

function createBreath({ breathRate, breathModulation }: ResolvedHeartOptions, random: SeededRandom) {
  const phase = 2 * Math.PI * random.uniform();
  return (time: number) => 1 + breathModulation * Math.sin((2 * Math.PI * breathRate * time) / 60 + phase);
}
