import { type Code, v128 } from '../instructions.ts';

/** One number of 16 bits in all eight lanes. */
export const words = (value: number): Code => wordList(Array.from({ length: 8 }, () => value));

/** Eight numbers of 16 bits. */
export const wordList = (values: readonly number[]): Code =>
  v128.constant(new Uint8Array(Int16Array.from(values).buffer));

/** One number of 32 bits in all four lanes. */
export const integers = (value: number): Code =>
  v128.constant(new Uint8Array(Int32Array.of(value, value, value, value).buffer));

/** Four floating-point numbers. */
export const floatList = (values: readonly [number, number, number, number]): Code =>
  v128.constant(new Uint8Array(Float32Array.from(values).buffer));

/** One floating-point number in all four lanes. */
export const floats = (value: number): Code => floatList([value, value, value, value]);
