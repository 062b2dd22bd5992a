export { drawReportPicture, type PicturePlace } from './draw-report-picture.ts';
export type { ReportInput, ReportOutcome, ReportPicture, ReportProvenance } from './report-input.ts';
export { writeReport } from './write-report.ts';
export { type ReportIndexRow, writeReportIndex } from './write-report-index.ts';
