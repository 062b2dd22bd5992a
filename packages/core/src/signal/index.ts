export { sampleBandLimited } from './sample-band-limited.ts';
export { solveLinear } from './solve-linear.ts';
