import type { LineView } from './line-view.ts';

export interface FindDarkLinesOptions {
  readonly pixelsPerMillimetre: number;
  /** Value of full ink in the plane. */
  readonly fullInk: number;
  /** Paper coordinate (mm) of line 0 of the view; lines of the grid stand on whole millimetres. */
  readonly origin: number;
}

/** A line of the grid that is as dark as ink. */
export interface DarkLine {
  /** Number of its middle line of pixels. */
  readonly centre: number;
  /** Lines of pixels on either side of it that the line reaches, wherever it wavers. */
  readonly reach: number;
}

/** How far from the middle of a line its profile is measured (mm). */
const profileReach = 0.4;
/** Every so many pixels along a line tell enough of it. */
const stride = 5;
/** Lines of a kind are printed, dashed perhaps, over this part of the page, at this rank of them: some lie beside it. */
const leastShare = 0.4;
const shareRank = 0.6;
/** Where they are printed they are this dark, as a part of full ink: ink on them can not be told by its darkness. */
const leastDarkness = 0.7;
/** A line ends where its mean profile has fallen to this part of its height. */
const profileEnd = 0.06;
/** Lines in a kind: those with the same number modulo so many, so that major lines need not be known. */
const kinds = 5;

/** The lines of the grid along a view that are as dark as ink; none on most pages. */
export function findDarkLines(view: LineView, options: FindDarkLinesOptions): DarkLine[] {
  const { pixelsPerMillimetre, origin } = options;
  const reach = Math.round(profileReach * pixelsPerMillimetre);
  const first = Math.ceil(origin + (reach + 1) / pixelsPerMillimetre);
  const last = Math.floor(origin + (view.breadth - 2 - reach) / pixelsPerMillimetre);
  const found: DarkLine[] = [];
  for (let kind = 0; kind < kinds; kind++) {
    const centres: number[] = [];
    for (let line = first + kind; line <= last; line += kinds) {
      centres.push(Math.round((line - origin) * pixelsPerMillimetre));
    }
    const profile = measureKind(view, centres, { reach, fullInk: options.fullInk });
    if (profile === null) continue;
    const half = profileHalfWidth(profile);
    for (const centre of centres) found.push({ centre, reach: half });
  }
  return found.sort((a, b) => a.centre - b.centre);
}

/** The usual profile across lines of one kind, 0 to 1; null where they are not as dark as ink. */
function measureKind(
  view: LineView,
  centres: readonly number[],
  { reach, fullInk }: { readonly reach: number; readonly fullInk: number },
): Float64Array | null {
  const profiles = centres.map(() => new Float64Array(2 * reach + 1));
  const peaks = new Uint32Array(256);
  const shares = centres.map((centre, index) => {
    const profile = profiles[index]!;
    let printed = 0;
    for (let i = 0; i < view.length; i += stride) {
      let peak = 0;
      let p = i * view.along + (centre - reach) * view.across;
      for (let n = 0; n < profile.length; n++, p += view.across) {
        const value = view.data[p]!;
        profile[n]! += Math.min(1, value / fullInk);
        if (value > peak) peak = value;
      }
      if (2 * peak < fullInk) continue;
      printed++;
      peaks[peak]!++;
    }
    return (printed * stride) / view.length;
  });
  const sorted = shares.toSorted((a, b) => a - b);
  if (!(sorted[Math.floor(shareRank * sorted.length)]! >= leastShare)) return null;
  if (medianOf(peaks) < leastDarkness * fullInk) return null;
  const samples = Math.ceil(view.length / stride);
  return Float64Array.from(profiles[0]!, (_, n) => {
    const heights = profiles.map((profile) => profile[n]! / samples).sort((a, b) => a - b);
    return heights[heights.length >> 1]!;
  });
}

function medianOf(counts: Uint32Array): number {
  let rest = counts.reduce((sum, count) => sum + count, 0) / 2;
  let value = 0;
  while (value < 255 && rest > counts[value]!) rest -= counts[value++]!;
  return value;
}

function profileHalfWidth(profile: Float64Array): number {
  const middle = (profile.length - 1) / 2;
  const base = Math.min(profile[0]!, profile.at(-1)!);
  const limit = base + profileEnd * (Math.max(...profile) - base);
  let half = middle;
  while (half > 0 && profile[middle - half]! <= limit && profile[middle + half]! <= limit) half--;
  return half;
}
