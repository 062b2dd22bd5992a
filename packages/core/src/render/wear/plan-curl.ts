import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** One long wave of the page, in pixels of the clean picture. */
export interface CurlWave {
  readonly directionColumn: number;
  readonly directionRow: number;
  /** Radians a pixel along the direction. */
  readonly frequency: number;
  readonly phase: number;
  /** Largest movement, along the direction. */
  readonly displacement: number;
  readonly shading: number;
}

const waves = 3;

/** Long waves, one and a half to a third of a wave over the page. */
export function planCurl(
  size: { readonly width: number; readonly height: number; readonly pixelsPerMillimetre: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): CurlWave[] {
  if (options.curl === 0 && options.curlShading === 0) return [];
  const length = Math.hypot(size.width, size.height);
  return Array.from({ length: waves }, () => {
    const angle = 2 * Math.PI * random.uniform();
    const turns = 0.3 + 1.2 * random.uniform();
    return {
      directionColumn: Math.cos(angle),
      directionRow: Math.sin(angle),
      frequency: (2 * Math.PI * turns) / length,
      phase: 2 * Math.PI * random.uniform(),
      displacement: (options.curl * size.pixelsPerMillimetre) / waves,
      shading: (0.4 * options.curlShading) / waves,
    };
  });
}
