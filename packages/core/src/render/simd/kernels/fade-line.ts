import { type Code, f32x4, i32, i32x4, u8x16, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { floats, integers } from './constants.ts';

/** What the kernel wants to know, in this order: floating-point numbers, each four times. */
export const fadeSettings = [
  'inkByLevel',
  'inkOfBlack',
  'inkLoss',
  'unevenInkLoss',
  'gridKept',
  'gapByHeight',
  'gapOfNone',
  'red',
  'green',
  'blue',
  'redAging',
  'greenAging',
  'blueAging',
] as const;

/**
 * Moves the colours of a line towards that of the paper, ink and grid apart, then takes light from them. Works in steps of four pixels.
 * Parameters: the line, its bytes, two lines of floating-point numbers from 0 to 1 (how much the ink fades, where the
 * grid has gaps), `fadeSettings`.
 */
export const fadeLine: Kernel = describeKernel('fadeLine', 5, ({ parameters, keep, store, repeat }) => {
  const [line, length, uneven, gaps, settings] = parameters;
  const { add, sub, mul, min, max } = f32x4;
  const setting = (name: (typeof fadeSettings)[number]) => v128.load(settings, 16 * fadeSettings.indexOf(name));
  const none = keep(floats(0));
  const all = keep(floats(1));
  const half = keep(floats(0.5));
  const white = keep(floats(255));
  const byte = keep(integers(255));
  const toPart = (value: Code) => keep(min(max(value, none), all));
  repeat(length, 16, (at) => {
    const pixels = keep(v128.load(i32.add(line, at)));
    const [red, green, blue] = [0, 8, 16].map((shift) =>
      keep(v128.and(shift === 0 ? pixels : i32x4.shiftRightUnsigned(pixels, shift), byte)),
    ) as [Code, Code, Code];
    const brightest = f32x4.fromInteger(u8x16.max(u8x16.max(red, green), blue));
    const ink = toPart(add(mul(brightest, setting('inkByLevel')), setting('inkOfBlack')));
    const patch = keep(v128.load(i32.add(uneven, at)));
    const gap = toPart(add(mul(v128.load(i32.add(gaps, at)), setting('gapByHeight')), setting('gapOfNone')));
    const gridKept = keep(mul(setting('gridKept'), sub(all, gap)));
    const inkKept = sub(sub(all, setting('inkLoss')), mul(setting('unevenInkLoss'), patch));
    const kept = keep(add(gridKept, mul(ink, sub(inkKept, gridKept))));
    const aged = keep(add(half, mul(half, patch)));
    const fade = (level: Code, paper: Code, aging: Code) => {
      const faded = add(paper, mul(sub(f32x4.fromInteger(level), paper), kept));
      const darker = add(mul(faded, sub(all, mul(aging, aged))), half);
      return i32x4.fromFloat(min(max(darker, none), white));
    };
    const r = fade(red, setting('red'), setting('redAging'));
    const g = fade(green, setting('green'), setting('greenAging'));
    const b = fade(blue, setting('blue'), setting('blueAging'));
    store(i32.add(line, at), v128.or(v128.or(r, i32x4.shiftLeft(g, 8)), i32x4.shiftLeft(b, 16)));
  });
  return undefined;
});
