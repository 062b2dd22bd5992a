export { createInkNetwork, type InkNetworkOptions } from './create-ink-network.ts';
export { createLabelNetwork, type LabelNetworkOptions } from './create-label-network.ts';
export { createLineNetwork, type LineNetworkOptions } from './create-line-network.ts';
export { createStageContext, type NetworkFiles, type StageContextOptions } from './create-stage-context.ts';
export { type DecodeOptions, decodeImage } from './decode-image.ts';
export type { ExecutionProvider, RuntimeOptions } from './load-network.ts';
export type { ModelFile } from './read-model.ts';
export { readPageFile } from './read-page-file.ts';
