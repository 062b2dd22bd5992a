export { EinthovenError, type ErrorCode, errorRegistry } from './errors.ts';
export { findLayoutTemplate } from './layouts/find-layout-template.ts';
export { learnLayoutTemplate } from './layouts/learn-layout-template.ts';
export { parseLayoutTemplates } from './layouts/parse-layout-templates.ts';
export { shippedLayouts } from './layouts/shipped-layouts.ts';
export { shippedTemplates } from './layouts/shipped-templates.ts';
export type { FloatImage, GrayImage, RgbImage } from './model/image.ts';
export type { LayoutTemplate } from './model/layout-template.ts';
export {
  additionalLeadNames,
  everyLeadName,
  type LeadName,
  leadNames,
  limbLeads,
  type PrintedLead,
  precordialLeads,
} from './model/lead.ts';
export type {
  Digitization,
  DigitizedPage,
  EcgSet,
  FlatPage,
  GriddedPage,
  LaidOutPage,
  LeadTrace,
  PagePart,
  PageSource,
  ReadPage,
  SeveralSets,
  StageTimings,
} from './model/page.ts';
export type {
  Calibration,
  CalibrationPulse,
  LeadPlace,
  LeadRegion,
  LeadScale,
  LeadSeparator,
  PageLayout,
  PulseStair,
  RowSketch,
  ScaleWitness,
} from './model/page-layout.ts';
export type { GridAxis, PagePose, PaperGrid, PaperMap } from './model/paper-map.ts';
export type { LeadLabel, PagePrint, PaperBox, PrintedWord, ReadWord } from './model/printed.ts';
export type {
  PersonalFields,
  PrintedDate,
  PrintedField,
  PrintedFields,
  PrintedFilter,
  PrintedGain,
} from './model/printed-fields.ts';
export type {
  ExpectedRatio,
  Grade,
  LeadQuality,
  QualityReport,
  QualityWarning,
  TimeSpan,
} from './model/quality.ts';
export type { EcgRecord, LeadSignal, ScaleSource } from './model/record.ts';
export { type StageName, stageNames } from './model/stage-name.ts';
export { type DigitizeOptions, digitizeOptionsSchema } from './pipeline/digitize-options.ts';
export { digitizePage } from './pipeline/digitize-page.ts';
export { drawPageOverlay } from './pipeline/draw-page-overlay.ts';
export { pipelineStages, type StageView } from './pipeline/pipeline-stages.ts';
export type { DecodedImage, ProgressEvent, StageContext, TextReader } from './pipeline/stage.ts';
export { parsePrintedText } from './printed/parse-printed-text.ts';
export { type EncodeSidecarOptions, encodeSidecar } from './sidecar/encode-sidecar.ts';
export { mergeOptions, type OptionTree } from './sidecar/merge-options.ts';
export { type ParseSidecarOptions, parseSidecar, sidecarSuffix } from './sidecar/parse-sidecar.ts';
export { type SampleDoubt, sampleDoubts } from './stages/quality/evidence/measure-doubts.ts';
export {
  type LeadEvidence,
  measureEvidence,
  type PageDoubt,
  type PageEvidence,
  pageDoubts,
} from './stages/quality/evidence/measure-evidence.ts';
export { gradeByRatio } from './stages/quality/grade-by-ratio.ts';
export { arrangeBins } from './stages/quality/leads/arrange-bins.ts';
export { type ArrangementEvidence, arrangementEvidence, type BeatModel } from './stages/quality/leads/beat-model.ts';
export { type BeatScene, beatScene } from './stages/quality/leads/beat-scene.ts';
export { binLeads } from './stages/quality/leads/bin-leads.ts';
export { findDoubledLeads } from './stages/quality/leads/find-doubled-leads.ts';
export { findLeadFault } from './stages/quality/leads/find-lead-fault.ts';
export { type LeadFault, type LeadMoves, leadFaults } from './stages/quality/leads/lead-faults.ts';
export { weighArrangements } from './stages/quality/leads/weigh-arrangements.ts';
export { decodeBmp } from './stages/read/decode-bmp.ts';
export type { ImageFormat, ImageHeader, ReadableFormat } from './stages/read/image-format.ts';
export { listPages } from './stages/read/list-pages.ts';
export { readImageDimensions } from './stages/read/read-image-dimensions.ts';
export { type ReadOptions, readOptionsSchema } from './stages/read/read-options.ts';
export { readStage } from './stages/read/read-stage.ts';
export { requireReadableFormat } from './stages/read/require-readable-format.ts';
export { sniffImageFormat } from './stages/read/sniff-image-format.ts';
export {
  type Degrees,
  degrees,
  type Hertz,
  hertz,
  type Millimetres,
  type MillimetresPerMillivolt,
  type MillimetresPerSecond,
  type Millivolts,
  millimetres,
  millimetresPerMillivolt,
  millimetresPerSecond,
  millivolts,
  type Pixels,
  type PixelsPerMillimetre,
  pixels,
  pixelsPerMillimetre,
  type Seconds,
  seconds,
} from './units.ts';
