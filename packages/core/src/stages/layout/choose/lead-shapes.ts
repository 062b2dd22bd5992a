import type { LeadName } from '../../../model/lead.ts';

/** Mean and standard deviation of what `measureShape` gives. */
export interface ShapeStatistics {
  readonly polarity: readonly [number, number];
  readonly skew: readonly [number, number];
  /** Logarithm of the lead's height over the geometric mean of the twelve. */
  readonly size: readonly [number, number];
}

/** From sketched pages of 400 recordings of PTB-XL (Wagner and others 2020, CC BY 4.0), 2.5 s each. */
export const leadShapes: Readonly<Record<LeadName, ShapeStatistics>> = {
  I: { polarity: [0.511, 0.231], skew: [0.031, 0.019], size: [-0.194, 0.333] },
  II: { polarity: [0.343, 0.35], skew: [0.024, 0.026], size: [-0.189, 0.287] },
  III: { polarity: [-0.108, 0.448], skew: [-0.006, 0.028], size: [-0.346, 0.414] },
  aVR: { polarity: [-0.481, 0.251], skew: [-0.031, 0.021], size: [-0.278, 0.278] },
  aVL: { polarity: [0.352, 0.343], skew: [0.02, 0.023], size: [-0.444, 0.438] },
  aVF: { polarity: [0.131, 0.422], skew: [0.009, 0.027], size: [-0.434, 0.379] },
  V1: { polarity: [-0.496, 0.277], skew: [-0.02, 0.023], size: [0.068, 0.344] },
  V2: { polarity: [-0.292, 0.306], skew: [0.004, 0.028], size: [0.516, 0.374] },
  V3: { polarity: [-0.077, 0.386], skew: [0.015, 0.031], size: [0.488, 0.328] },
  V4: { polarity: [0.243, 0.383], skew: [0.021, 0.028], size: [0.414, 0.329] },
  V5: { polarity: [0.474, 0.314], skew: [0.026, 0.025], size: [0.301, 0.282] },
  V6: { polarity: [0.524, 0.28], skew: [0.027, 0.026], size: [0.098, 0.294] },
};

/** The same over all leads, turned over as often as not: what an unknown signal looks like. */
export const anyShape: ShapeStatistics = { polarity: [0, 0.5], skew: [0, 0.034], size: [0, 0.488] };
