export { flattenForNetwork, type InkNetworkPlanes } from './flatten-for-network.ts';
export type { InkNetwork } from './ink-network.ts';
export { inkCellInputs, inkCellOutputs, inkCellSide, inkNetworkScale, inkNetworkStride } from './ink-network-scale.ts';
export {
  type LabelNetwork,
  labelClasses,
  labelCropHeight,
  labelCropPlanes,
  labelCropWidth,
} from './label-network.ts';
export { drawLabelCrop } from './labels/draw-label-crop.ts';
export { drawLabelPage, type LabelPage, labelPageScale } from './labels/draw-label-page.ts';
export { findLabelCandidates } from './labels/find-label-candidates.ts';
export type { PixelBox } from './labels/pixel-box.ts';
export { type LineAnswer, type LineNetwork, lineInputs } from './line-network.ts';
export { describeLines } from './lines/describe-lines.ts';
export { refineOnce } from './lines/refine-once.ts';
export { readInk } from './read-ink.ts';
