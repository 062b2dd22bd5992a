import type { LeadName } from '../../../model/lead.ts';

/** Mean and standard deviation of what `measureShape` gives. */
export interface ShapeStatistics {
  readonly polarity: readonly [number, number];
  readonly skew: readonly [number, number];
  /** Logarithm of the lead's height over the geometric mean of the twelve. */
  readonly size: readonly [number, number];
}

/** From sketched pages of 400 recordings of PTB-XL (Wagner and others 2020, CC BY 4.0), 2.5 s each. Other leads: any shape. */
export const leadShapes: Readonly<Partial<Record<LeadName, ShapeStatistics>>> = {
  I: { polarity: [0.51, 0.23], skew: [0.03, 0.019], size: [-0.19, 0.33] },
  II: { polarity: [0.34, 0.35], skew: [0.02, 0.026], size: [-0.19, 0.29] },
  III: { polarity: [-0.11, 0.45], skew: [-0.01, 0.028], size: [-0.35, 0.41] },
  aVR: { polarity: [-0.48, 0.25], skew: [-0.03, 0.021], size: [-0.28, 0.28] },
  aVL: { polarity: [0.35, 0.34], skew: [0.02, 0.023], size: [-0.44, 0.44] },
  aVF: { polarity: [0.13, 0.42], skew: [0.01, 0.027], size: [-0.43, 0.38] },
  V1: { polarity: [-0.5, 0.28], skew: [-0.02, 0.023], size: [0.07, 0.34] },
  V2: { polarity: [-0.29, 0.31], skew: [0, 0.028], size: [0.52, 0.37] },
  V3: { polarity: [-0.08, 0.39], skew: [0.01, 0.031], size: [0.49, 0.33] },
  V4: { polarity: [0.24, 0.38], skew: [0.02, 0.028], size: [0.41, 0.33] },
  V5: { polarity: [0.47, 0.31], skew: [0.03, 0.025], size: [0.3, 0.28] },
  V6: { polarity: [0.52, 0.28], skew: [0.03, 0.026], size: [0.1, 0.29] },
};

/** The same over all leads, turned over as often as not: what an unknown signal looks like. */
export const anyShape: ShapeStatistics = { polarity: [0, 0.5], skew: [0, 0.034], size: [0, 0.49] };
