/**
 * Units and coordinate frames as types. A brand costs nothing at run time and keeps millimetres apart from pixels,
 * and points of the source picture apart from points of the flat page. These constructors are the only casts.
 */
declare const unit: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };

export type Millimetres = Branded<number, 'mm'>;
export type Millivolts = Branded<number, 'mV'>;
export type Seconds = Branded<number, 's'>;
export type Hertz = Branded<number, 'Hz'>;
export type Pixels = Branded<number, 'px'>;
export type Degrees = Branded<number, 'degrees'>;
export type PixelsPerMillimetre = Branded<number, 'px/mm'>;
export type MillimetresPerSecond = Branded<number, 'mm/s'>;
export type MillimetresPerMillivolt = Branded<number, 'mm/mV'>;

export const millimetres = (value: number) => value as Millimetres;
export const millivolts = (value: number) => value as Millivolts;
export const seconds = (value: number) => value as Seconds;
export const hertz = (value: number) => value as Hertz;
export const pixels = (value: number) => value as Pixels;
export const degrees = (value: number) => value as Degrees;
export const pixelsPerMillimetre = (value: number) => value as PixelsPerMillimetre;
export const millimetresPerSecond = (value: number) => value as MillimetresPerSecond;
export const millimetresPerMillivolt = (value: number) => value as MillimetresPerMillivolt;

/** A point of the picture as it was read: pixels, (0, 0) is the centre of the top left pixel, rows grow downward. */
export type SourcePoint = { readonly column: Pixels; readonly row: Pixels };
/** A point of the flat paper: millimetres, x to the right, y downward; the origin is arbitrary but fixed for a page. */
export type PaperPoint = { readonly x: Millimetres; readonly y: Millimetres };
