export { createSeededRandom, type SeededRandom } from './create-seeded-random.ts';
export { type PaperAffine, paperToSource, sourceToPaper } from './paper-affine.ts';
export type { RenderedPose } from './place-page.ts';
export { type RandomPageChoices, randomPageOptions } from './random-page-options.ts';
export { type RenderOptions, renderOptionsSchema } from './render-options.ts';
export { type RenderedPage, renderPage } from './render-page.ts';
export type { RenderedLead, RenderedText, RenderTruth } from './render-truth.ts';
export type { PixelPath } from './stroke-path.ts';
export { type SynthesizeEcgOptions, synthesizeEcg } from './synthesize-ecg.ts';
