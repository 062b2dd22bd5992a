/** Faces of letters, all made of strokes of our own. */
export const fontNames = [
  'plain',
  'sans',
  'condensed',
  'wide',
  'serif',
  'typewriter',
  'dotMatrix',
  'handPrint',
  'handScript',
] as const;
export type FontName = (typeof fontNames)[number];

export interface FontFace {
  readonly skeleton: 'plain' | 'sans';
  /** Width of letters over that of the skeleton. */
  readonly stretch: number;
  /** Between letters, over a sixth of the height of capitals. */
  readonly letterSpace: number;
  /** Every letter takes the same room. */
  readonly isMonospaced: boolean;
  /** Half length of the bars at the ends of stems, over a sixth of the height of capitals; 0: none. */
  readonly serif: number;
  /** Letters of 5 × 7 dots instead of strokes. */
  readonly isDotted: boolean;
  /** Lean of the letters, the tangent of the angle. */
  readonly slant: number;
  /** How far a hand misses, over a sixth of the height of capitals; 0: a machine. */
  readonly jitter: number;
  /** Small letters hang together. */
  readonly isLinked: boolean;
  /** Width of the pen over the height of capitals. */
  readonly pen: number;
}

const machine: FontFace = {
  skeleton: 'sans',
  stretch: 1,
  letterSpace: 1.7,
  isMonospaced: false,
  serif: 0,
  isDotted: false,
  slant: 0,
  jitter: 0,
  isLinked: false,
  pen: 0.12,
};

export const fontFaces: Readonly<Record<FontName, FontFace>> = {
  plain: { ...machine, skeleton: 'plain', letterSpace: 2, pen: 0.11 },
  sans: machine,
  condensed: { ...machine, stretch: 0.62, letterSpace: 1.25, pen: 0.1 },
  wide: { ...machine, stretch: 1.3, letterSpace: 2, pen: 0.15 },
  serif: { ...machine, serif: 0.75, letterSpace: 2.1, pen: 0.08 },
  typewriter: { ...machine, skeleton: 'plain', serif: 0.8, isMonospaced: true, letterSpace: 2, pen: 0.1 },
  dotMatrix: { ...machine, skeleton: 'plain', isDotted: true, isMonospaced: true, letterSpace: 2, pen: 0.15 },
  handPrint: { ...machine, jitter: 0.35, slant: 0.1, pen: 0.09 },
  handScript: { ...machine, jitter: 0.22, slant: 0.35, stretch: 0.95, letterSpace: 1.5, isLinked: true, pen: 0.08 },
};
