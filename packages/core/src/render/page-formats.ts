/** Sizes of paper in millimetres. Rolls are as long as what is printed on them. */
export const pageFormats = {
  a4: { width: 297, height: 210, isRoll: false },
  letter: { width: 279.4, height: 215.9, isRoll: false },
  a4Portrait: { width: 210, height: 297, isRoll: false },
  letterPortrait: { width: 215.9, height: 279.4, isRoll: false },
  roll60: { width: 0, height: 60, isRoll: true },
  roll80: { width: 0, height: 80, isRoll: true },
  roll110: { width: 0, height: 110, isRoll: true },
  roll210: { width: 0, height: 210, isRoll: true },
} as const;

export const pageFormatNames = [
  'a4',
  'letter',
  'a4Portrait',
  'letterPortrait',
  'roll60',
  'roll80',
  'roll110',
  'roll210',
] as const satisfies readonly (keyof typeof pageFormats)[];
