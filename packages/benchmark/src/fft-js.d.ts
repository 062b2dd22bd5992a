/** The part of fft.js that is used; its own types say `any` everywhere. Complex values are interleaved. */
declare module 'fft.js' {
  export default class FFT {
    /** `size` is a power of two, 2 or more. */
    constructor(size: number);
    transform(output: Float64Array, input: Float64Array): void;
    inverseTransform(output: Float64Array, input: Float64Array): void;
  }
}
