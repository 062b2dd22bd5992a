/** Settings of speed (mm/s) and gain (mm/mV) that are in use, and the logarithm of how rarely, beside the commonest. */
const settings = [
  { speed: 25, gain: 10, habit: 0 },
  { speed: 50, gain: 10, habit: -1.5 },
  { speed: 25, gain: 5, habit: -1.5 },
  { speed: 25, gain: 20, habit: -2 },
  { speed: 12.5, gain: 10, habit: -3 },
  { speed: 50, gain: 20, habit: -3.5 },
  { speed: 50, gain: 5, habit: -3.5 },
  { speed: 12.5, gain: 5, habit: -4.5 },
] as const;
/** A pulse is 1 mV for 0.2 s (IEC 60601-2-25). */
const pulseSeconds = 0.2;
/** A pulse has the shape of a setting when height over width is this near (part of it). */
const sameShape = 0.12;
/** Pictures are as long as A4 and letter paper, rows as 10 s are at 25 mm/s (mm); standard deviations of their logarithms. */
const usualSide = { mean: Math.log(290), deviation: 0.25 };
const usualRow = { mean: Math.log(250), deviation: 0.4 };
/** The resolution that the file tells is right within this part, or says nothing: it counts this much at most (nats). */
const resolutionDeviation = 0.05;
const mostAgainstResolution = 6;
/** Pictures and rows of other lengths (mm) are not on any paper. */
const sides = [90, 620] as const;
const rowLengths = [50, 600] as const;

/** Sizes in pixels. */
export interface SeenSizes {
  /** Of the pulse. */
  readonly width: number;
  readonly height: number;
  /** Of the rows. */
  readonly length: number;
  /** Longer side of the picture. */
  readonly side: number;
  /** Pixels a millimetre by the file; null: unknown. */
  readonly byFile: number | null;
}

/** Pixels a millimetre at a setting. */
export interface SettingScale {
  readonly speed: number;
  readonly gain: number;
  readonly x: number;
  readonly y: number;
}

/** Whether a rectangle has the shape that a pulse has at one of the settings. */
export function isPulseShape(width: number, height: number): boolean {
  return scalesOf(width, height).length > 0;
}

/**
 * The shape of a pulse leaves settings open that differ by the same factor in speed and gain: times and voltages are the
 * same with any of them. The file's resolution, the size of the picture, the length of the rows and what is common tell
 * which one it is. Null where the shape is that of none, or no paper is as large.
 */
export function weighSettings({ width, height, length, side, byFile }: SeenSizes): SettingScale | null {
  const weighed = scalesOf(width, height)
    .filter(({ x }) => isWithin(side / x, sides) && isWithin(length / x, rowLengths))
    .map((scale) => {
      const file = byFile === null ? 0 : (Math.log(scale.x / byFile) / resolutionDeviation) ** 2 / 2;
      const paper = against(side / scale.x, usualSide) + against(length / scale.x, usualRow);
      return { scale, nats: scale.habit - paper - Math.min(file, mostAgainstResolution) };
    });
  return weighed.sort((a, b) => b.nats - a.nats)[0]?.scale ?? null;
}

function scalesOf(width: number, height: number) {
  return settings
    .map((setting) => ({ ...setting, x: width / (pulseSeconds * setting.speed), y: height / setting.gain }))
    .filter(({ x, y }) => Math.abs(Math.log(x / y)) <= Math.log(1 + sameShape));
}

function against(value: number, usual: { readonly mean: number; readonly deviation: number }): number {
  return ((Math.log(value) - usual.mean) / usual.deviation) ** 2 / 2;
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
