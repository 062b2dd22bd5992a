export { blindHeader } from './blind-header.ts';
export type { RecordComparison } from './compare-record.ts';
export { type Density, densifyLines } from './densify-lines.ts';
export {
  type CocoAnnotation,
  type CocoCategory,
  type CocoImage,
  type CocoPage,
  cocoCategories,
  describeCocoDataset,
  describeCocoPage,
} from './describe-coco.ts';
export { describeNnunet, type LabelSet, labelSets, type NnunetDatasetOptions } from './describe-nnunet.ts';
export { drawCentreLines } from './draw-centre-lines.ts';
export { drawLabelImage } from './draw-label-image.ts';
export { drawPageMask, type MaskKind, maskKinds, type PageMask, type PageMaskOptions } from './draw-page-mask.ts';
export { encodePlottedPixels } from './encode-plotted-pixels.ts';
export { encodeTar } from './encode-tar.ts';
export { enrichPtbxlHeader } from './enrich-ptbxl-header.ts';
export type { LineShift } from './measure-shift.ts';
export { type CsvRows, type ParseCsvOptions, parseCsv } from './parse-csv.ts';
export { type PtbxlFacts, type PtbxlLabel, type PtbxlTables, ptbxlLabels, readPtbxlFacts } from './ptbxl-labels.ts';
export { readPageTruth } from './read-page-truth.ts';
export { rotateBack } from './rotate-back.ts';
export type { DuplicateLeads } from './select-leads.ts';
export { type HeaderValues, joinNames, setHeaderComments } from './set-header-comments.ts';
export {
  type DatasetPart,
  type DatasetSplit,
  datasetParts,
  type SplitEntry,
  type SplitOptions,
  splitPages,
} from './split-pages.ts';
export { stripPicture } from './strip-picture.ts';
export {
  type LeadVerification,
  type PageEvidence,
  type PageVerification,
  type VerifyPageOptions,
  verifyPage,
} from './verify-page.ts';
