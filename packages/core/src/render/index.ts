export { createLayoutTemplate, type LayoutShape } from './create-layout-template.ts';
export { createSeededRandom, type SeededRandom } from './create-seeded-random.ts';
export type { Decoy } from './decoy-schema.ts';
export { type DescribeRenderTruthOptions, describeRenderTruth } from './describe-render-truth.ts';
export { encodeRenderTruth } from './encode-render-truth.ts';
export { type FontName, fontNames } from './font-faces.ts';
export { type GridCrossing, listGridCrossings } from './list-grid-crossings.ts';
export { listPageCorners } from './list-page-corners.ts';
export {
  type NegativeKind,
  type NegativeOptions,
  negativeKinds,
  negativeOptionsSchema,
} from './negatives/negative-options.ts';
export { renderNegative } from './negatives/render-negative.ts';
export { type PaperAffine, paperToSource, sourceToPaper } from './paper-affine.ts';
export type { PaperPictureMap } from './paper-picture-map.ts';
export type { RenderedPose } from './place-page.ts';
export { type RandomPageChoices, randomPageOptions } from './random-page-options.ts';
export { referencePageOptions } from './reference-page-options.ts';
export { type LeadMask, type RenderedMasks, renderMasks } from './render-masks.ts';
export { type RenderOptions, type ResolvedRenderOptions, renderOptionsSchema } from './render-options.ts';
export { type RenderedPage, renderPage } from './render-page.ts';
export type {
  PulseStep,
  RenderedLead,
  RenderedPulse,
  RenderedSeparator,
  RenderedText,
  RenderTruth,
} from './render-truth.ts';
export { type RenderTruthJson, renderTruthSchema } from './render-truth-schema.ts';
export { samplePaperMap } from './sample-paper-map.ts';
export type { PixelPath } from './stroke-path.ts';
export { type SynthesizeEcgOptions, synthesizeEcg } from './synthesize-ecg.ts';
export { type HeartOptions, heartOptionsSchema } from './synthetic/heart-options.ts';
export { randomHeart } from './synthetic/random-heart.ts';
export { synthesizeHeart } from './synthetic/synthesize-heart.ts';
export { composePixelMaps } from './wear/compose-pixel-maps.ts';
export type { PixelMap } from './wear/pixel-map.ts';
export { type RandomWearOptions, randomWear, type WearKind } from './wear/random-wear.ts';
export { type WearMaskOptions, wearMask } from './wear/wear-mask.ts';
export { type WearOptions, wearOptionsSchema } from './wear/wear-options.ts';
export { type WornPage, wearPage } from './wear/wear-page.ts';
export { wearPath } from './wear/wear-path.ts';
export { wearRenderedPage } from './wear/wear-rendered-page.ts';
