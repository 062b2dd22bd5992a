/** The part of fft.js that is used here; the package has no types of its own. */
declare module 'fft.js' {
  export default class FFT {
    constructor(size: number);
    createComplexArray(): number[];
    /** Interleaved real and imaginary parts in, the same out. */
    transform(output: number[] | Float64Array, input: number[] | Float64Array): void;
    inverseTransform(output: number[] | Float64Array, input: number[] | Float64Array): void;
  }
}
