/** Faces of letters, all made of strokes of our own. */
export const fontNames = [
  'plain',
  'sans',
  'bold',
  'condensed',
  'boldCondensed',
  'wide',
  'serif',
  'roman',
  'boldRoman',
  'typewriter',
  'boldTypewriter',
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
  /**
   * Half breadth of the nib across the page, over a sixth of the height of capitals: upright strokes are as much broader
   * than level ones, as in book type; 0: a round pen.
   */
  readonly nib: number;
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
  nib: 0,
  pen: 0.12,
};

export const fontFaces: Readonly<Record<FontName, FontFace>> = {
  plain: { ...machine, skeleton: 'plain', letterSpace: 2, pen: 0.11 },
  sans: machine,
  bold: { ...machine, letterSpace: 2.1, pen: 0.21 },
  condensed: { ...machine, stretch: 0.62, letterSpace: 1.25, pen: 0.1 },
  boldCondensed: { ...machine, stretch: 0.66, letterSpace: 1.8, pen: 0.18 },
  wide: { ...machine, stretch: 1.3, letterSpace: 2, pen: 0.15 },
  serif: { ...machine, serif: 0.75, letterSpace: 2.1, pen: 0.08 },
  roman: { ...machine, stretch: 0.85, serif: 0.55, letterSpace: 1.9, nib: 0.28, pen: 0.055 },
  boldRoman: { ...machine, stretch: 0.85, serif: 0.65, letterSpace: 2, nib: 0.6, pen: 0.07 },
  typewriter: { ...machine, skeleton: 'plain', serif: 0.8, isMonospaced: true, letterSpace: 2, pen: 0.1 },
  boldTypewriter: {
    ...machine,
    skeleton: 'plain',
    serif: 0.8,
    isMonospaced: true,
    letterSpace: 2.2,
    pen: 0.17,
  },
  dotMatrix: { ...machine, skeleton: 'plain', isDotted: true, isMonospaced: true, letterSpace: 2, pen: 0.15 },
  handPrint: { ...machine, jitter: 0.35, slant: 0.1, pen: 0.09 },
  handScript: { ...machine, jitter: 0.22, slant: 0.35, stretch: 0.95, letterSpace: 1.5, isLinked: true, pen: 0.08 },
};
