import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import type { DipolePath } from './sum-dipole.ts';

/** Waves of fibrillation: 350 to 600 a minute, coarse or fine. */
const fibrillationFrequency = { lowest: 5.5, highest: 9 };
const fibrillationSize = { lowest: 0.012, highest: 0.07 };
/** How fast the frequency of a fibrillation wave wanders: its spread over its mean. */
const frequencySpread = 0.18;
const wanderTime = 0.35;
/** Flutter, largest in the lead down to the feet, falls slowly and rises fast: harmonics of a soft saw. */
const flutterSize = { lowest: 0.1, highest: 0.22 };
const sawHarmonics = [1, 0.45, 0.22, 0.1] as const;

/** Adds the unending waves of flutter or fibrillation; other rhythms stay as they are. */
export function addAtrialActivity(
  path: DipolePath,
  heart: { readonly options: ResolvedHeartOptions; readonly flutterFrequency: number | null },
  random: SeededRandom,
): void {
  if (heart.flutterFrequency !== null)
    addFlutter(path, { ...heart.options, frequency: heart.flutterFrequency }, random);
  else if (heart.options.rhythm === 'atrialFibrillation') addFibrillation(path, heart.options, random);
}

function addFlutter(
  { x, y, z }: DipolePath,
  { samplingFrequency, frequency }: { readonly samplingFrequency: number; readonly frequency: number },
  random: SeededRandom,
) {
  const size = between(flutterSize, random);
  const start = random.uniform();
  for (let i = 0; i < x.length; i++) {
    const phase = 2 * Math.PI * (start + (frequency * i) / samplingFrequency);
    const saw = sawHarmonics.reduce((sum, weight, index) => sum + weight * Math.sin((index + 1) * phase), 0);
    // The circle runs up the septum and down the free wall of the right atrium: in V1 it is seen as separate bumps.
    y[i]! += size * saw;
    z[i]! -= 0.45 * size * Math.sin(phase + 0.8);
    x[i]! += 0.15 * size * Math.sin(phase - 0.6);
  }
}

/** Three waves that wander on their own, each in a direction of its own, mostly to the front where the atria lie. */
function addFibrillation({ x, y, z }: DipolePath, { samplingFrequency }: ResolvedHeartOptions, random: SeededRandom) {
  const size = between(fibrillationSize, random);
  const memory = Math.exp(-1 / (wanderTime * samplingFrequency));
  const kick = Math.sqrt(1 - memory ** 2);
  for (let wave = 0; wave < 3; wave++) {
    const mean = between(fibrillationFrequency, random);
    const direction = [0.4 * random.normal(), 0.6 * random.normal(), -1 + 0.4 * random.normal()] as const;
    let phase = 2 * Math.PI * random.uniform();
    let drift = random.normal();
    let swell = random.normal();
    for (let i = 0; i < x.length; i++) {
      drift = memory * drift + kick * random.normal();
      swell = memory * swell + kick * random.normal();
      phase += (2 * Math.PI * mean * (1 + frequencySpread * drift)) / samplingFrequency;
      const value = size * (0.8 + 0.35 * swell) * (Math.sin(phase) + 0.25 * Math.sin(2 * phase));
      x[i]! += direction[0] * value;
      y[i]! += direction[1] * value;
      z[i]! += direction[2] * value;
    }
  }
}

const between = ({ lowest, highest }: { lowest: number; highest: number }, random: SeededRandom) =>
  lowest + (highest - lowest) * random.uniform();
