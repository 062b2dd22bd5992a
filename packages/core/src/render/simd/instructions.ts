/**
 * The instructions of WebAssembly that the kernels use, as functions from the code of their operands to code. Numbers
 * after the WebAssembly core specification 2.0, sections 5.4 and 5.5. A vector (v128) holds 16 bytes, 8 numbers of 16 bits or 4 of
 * 32 bits: its instructions do the work of as many.
 */

/** Bytes of the binary format. The code of a value leaves it on the stack. */
export type Code = readonly number[];

type Binary = (left: Code, right: Code) => Code;
type Unary = (value: Code) => Code;

/** Numbers without sign, seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

/** The same for numbers that may be negative. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 127) | 128);
    rest >>= 7;
  }
  return [...bytes, rest & 127];
}

const vectorPrefix = 0xfd;
const vector = (number: number) => [vectorPrefix, ...unsigned(number)];
const scalarBinary =
  (number: number): Binary =>
  (left, right) => [...left, ...right, number];
const binary =
  (number: number): Binary =>
  (left, right) => [...left, ...right, ...vector(number)];
const unary =
  (number: number): Unary =>
  (value) => [...value, ...vector(number)];
const shift =
  (number: number) =>
  (value: Code, count: number): Code => [...value, ...i32.constant(count), ...vector(number)];
const extractLane =
  (number: number) =>
  (value: Code, lane: number): Code => [...value, ...vector(number), lane];
/** Loads take no alignment for granted. */
const load =
  (number: number) =>
  (address: Code, offset = 0): Code => [...address, ...vector(number), 0, ...unsigned(offset)];

/** Whole numbers of 32 bits. */
export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code, offset = 0): Code => [...address, 0x28, 0, ...unsigned(offset)],
  add: scalarBinary(0x6a),
  sub: scalarBinary(0x6b),
  mul: scalarBinary(0x6c),
  shiftLeft: (value: Code, count: number): Code => [...value, ...i32.constant(count), 0x74],
  shiftRightUnsigned: (value: Code, count: number): Code => [...value, ...i32.constant(count), 0x76],
  atLeast: scalarBinary(0x4f),
} as const;

/** 128 bits of anything. */
export const v128 = {
  constant: (bytes: Uint8Array): Code => [...vector(0x0c), ...bytes],
  load: load(0x00),
  /** Eight bytes as numbers of 16 bits. */
  loadExtended: load(0x02),
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...vector(0x0b),
    0,
    ...unsigned(offset),
  ],
  and: binary(0x4e),
  /** The bits of the left that the right lacks. */
  andNot: binary(0x4f),
  or: binary(0x50),
  xor: binary(0x51),
  anyTrue: unary(0x53),
} as const;

export const i8x16 = {
  /** Bytes of the left (0 to 15) and of the right (16 to 31). */
  shuffle: (left: Code, right: Code, lanes: readonly number[]): Code => [...left, ...right, ...vector(0x0d), ...lanes],
  /** Two times eight numbers of 16 bits, cut to 0 to 255. */
  narrowUnsigned: binary(0x66),
} as const;

/** 16 bytes without sign. */
export const u8x16 = { max: binary(0x79) } as const;

export const i16x8 = {
  splat: unary(0x10),
  /** (left * right + 2^14) / 2^15. */
  scale: binary(0x82),
  extendLow: unary(0x89),
  extendHigh: unary(0x8a),
  shiftLeft: shift(0x8b),
  shiftRight: shift(0x8c),
  shiftRightUnsigned: shift(0x8d),
  add: binary(0x8e),
  addSaturating: binary(0x8f),
  sub: binary(0x91),
  mul: binary(0x95),
  min: binary(0x96),
  max: binary(0x98),
  narrow: binary(0x85),
} as const;

export const i32x4 = {
  splat: unary(0x11),
  extract: extractLane(0x1b),
  extendLowUnsigned: unary(0xa9),
  extendHighUnsigned: unary(0xaa),
  shiftLeft: shift(0xab),
  shiftRight: shift(0xac),
  shiftRightUnsigned: shift(0xad),
  add: binary(0xae),
  mul: binary(0xb5),
  min: binary(0xb6),
  max: binary(0xb8),
  /** Towards zero; what does not fit becomes the nearest number that does. */
  fromFloat: unary(0xf8),
} as const;

export const f32x4 = {
  nearest: unary(0x6a),
  add: binary(0xe4),
  sub: binary(0xe5),
  mul: binary(0xe6),
  min: binary(0xe8),
  max: binary(0xe9),
  fromInteger: unary(0xfa),
  /** One lane in all four. */
  broadcast: (value: Code, lane: 0 | 1 | 2 | 3): Code =>
    i8x16.shuffle(
      value,
      value,
      Array.from({ length: 16 }, (_, byte) => 4 * lane + (byte & 3)),
    ),
} as const;
