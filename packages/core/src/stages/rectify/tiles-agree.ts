import type { GridAxis } from '../../model/paper-map.ts';
import type { TileSpectrum } from './tile-spectra.ts';

/** The peak of a tile is looked for this far (part of the frequency) around where the comb has its tooth. */
const reach = 0.25;
/** A peak stands above the median of what lies around it by this factor, in power. */
const leastPeak = 30;
/** Peaks within this many cycles a tile of the tooth agree with the comb. */
const nearness = 2;
/** Of the tiles that show lines, this part must agree: elsewhere the comb is of no page, or the page is in perspective. */
const leastAgreement = 0.9;
/** Tooth that is looked at: of 5 mm lines the fifth, which is that of the 1 mm lines between them. */
const fivefoldTooth = 5;

/** Whether the tiles one by one show the lines that the average of their spectra shows. */
export function tilesAgree(
  spectra: readonly TileSpectrum[],
  size: number,
  axes: readonly [GridAxis, GridAxis],
): boolean {
  let [clear, agreeing] = [0, 0];
  const places = axes.map(({ angle, frequency, fivefold }) => {
    const cycles = frequency * size * (fivefold ? fivefoldTooth : 1);
    return { u: cycles * Math.cos(angle), v: cycles * Math.sin(angle), reach: Math.max(3, reach * cycles) };
  });
  for (const { power } of spectra) {
    const peaks = places.map((place) => findPeak(power, size, place));
    if (peaks.some((peak) => peak === null)) continue;
    clear++;
    if (peaks.every((peak) => peak! <= nearness)) agreeing++;
  }
  return clear > 0 && agreeing >= leastAgreement * clear;
}

/** Distance of the highest peak from the place, in cycles a tile; null where nothing stands out. */
function findPeak(
  power: Float32Array,
  size: number,
  place: { readonly u: number; readonly v: number; readonly reach: number },
): number | null {
  const values = new Float64Array((2 * Math.floor(place.reach) + 2) ** 2);
  let count = 0;
  let most = 0;
  let distance = 0;
  for (let v = Math.ceil(place.v - place.reach); v <= place.v + place.reach; v++) {
    for (let u = Math.ceil(place.u - place.reach); u <= place.u + place.reach; u++) {
      const away = Math.hypot(u - place.u, v - place.v);
      if (away > place.reach) continue;
      const value = power[((v + size) % size) * size + ((u + size) % size)]!;
      values[count++] = value;
      if (value <= most) continue;
      most = value;
      distance = away;
    }
  }
  const median = values.subarray(0, count).sort()[count >> 1] ?? 0;
  return most > leastPeak * median && most > 0 ? distance : null;
}
