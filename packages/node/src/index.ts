export { createStageContext, type StageContextOptions } from './create-stage-context.ts';
export { type DecodeOptions, decodeImage } from './decode-image.ts';
export { encodePng } from './encode-png.ts';
export { findRecordFiles } from './find-record-files.ts';
export { hashBytes } from './hash-bytes.ts';
export { readPageFile } from './read-page-file.ts';
export { type ReadRecordOptions, readRecordFile } from './read-record-file.ts';
export { type SaveOptions, saveFiles } from './save-files.ts';
