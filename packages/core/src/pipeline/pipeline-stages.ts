import type { RgbImage } from '../model/image.ts';
import type { DigitizedPage } from '../model/page.ts';
import type { StageName } from '../model/stage-name.ts';
import { gridStage } from '../stages/grid/grid-stage.ts';
import { layoutStage } from '../stages/layout/layout-stage.ts';
import { qualityStage } from '../stages/quality/quality-stage.ts';
import { readStage } from '../stages/read/read-stage.ts';
import { rectifyStage } from '../stages/rectify/rectify-stage.ts';
import { segmentStage } from '../stages/segment/segment-stage.ts';
import { signalsStage } from '../stages/signals/signals-stage.ts';
import { traceStage } from '../stages/trace/trace-stage.ts';

/** What a finished page can show of each stage. */
export interface StageView {
  readonly name: StageName;
  readonly drawOverlay: (page: DigitizedPage) => RgbImage;
}

/** The stages in their order, for those who draw or list them; `digitizePage` runs them. */
export const pipelineStages: readonly StageView[] = [
  readStage,
  segmentStage,
  rectifyStage,
  gridStage,
  layoutStage,
  traceStage,
  signalsStage,
  qualityStage,
];
