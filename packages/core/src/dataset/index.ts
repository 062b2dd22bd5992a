export { drawCentreLines } from './draw-centre-lines.ts';
export { drawPageMask, type MaskKind, maskKinds, type PageMask, type PageMaskOptions } from './draw-page-mask.ts';
export { readPageTruth } from './read-page-truth.ts';
export type { DuplicateLeads } from './select-leads.ts';
export {
  type DatasetPart,
  type DatasetSplit,
  datasetParts,
  type SplitEntry,
  type SplitOptions,
  splitPages,
} from './split-pages.ts';
